package io.bookmaru.api;

import io.bookmaru.api.testing.ApiIT;
import io.bookmaru.api.testing.ApiSamples;
import io.bookmaru.api.testing.PushServiceStandIn;
import io.bookmaru.testing.body.SendGeneratedBodies;
import io.bookmaru.testing.endpoint.AccessMatrix;
import io.bookmaru.testing.forgery.SendForgedTokens;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/// Every endpoint of this service is in endpoints.txt.
@ApiIT
class EndpointsIT {

    /// No body makes an admin, gives a thing to somebody else or to the caller, or has the caller
    /// appear as somebody else.
    private static final List<String> PRIVILEGED =
            List.of(
                    "select id from members where admin and id <> :caller order by id",
                    "select id, email, password_hash, admin, created_at from members where id = :caller",
                    "select id, member_id, created_at from children where member_id <> :caller order by id",
                    "select id, author_id, created_at from posts where author_id <> :caller order by id",
                    "select id, author_id, created_at from comments where author_id <> :caller order by id",
                    "select id, author_id, rating from reviews where author_id <> :caller order by id",
                    "select child_id, book_id, kind, revision from reactions where child_id not in"
                            + " (select id from children where member_id = :caller) order by 1, 2",
                    "select member_id, type, status, decided_by from profile_requests"
                            + " where member_id = :caller and status <> 'PENDING' order by id",
                    "select id, decided_by, status from profile_requests"
                            + " where status <> 'PENDING' and decided_by <> :caller order by id",
                    "select member_id, revision, withdrawn from profiles where member_id <> :caller"
                            + " and member_id not in (select member_id from profile_requests"
                            + " where decided_by = :caller) order by 1",
                    "select member_id, revision from blocks where member_id <> :caller order by 1",
                    "select member_id, revision from reader_infos where member_id <> :caller order by 1",
                    "select id from posts where created_at not between now() - interval '1 day' and now()",
                    "select id from children where revision > 1000 order by id",
                    "select id from members where revision > 100000 order by id",
                    "select id from books where revision > 100000 order by id");

    @Autowired ApplicationContext service;

    @Test
    void answerEveryRoleAsTheirRowsSay() throws Exception {
        try (var _ = new PushServiceStandIn(service)) {
            AccessMatrix.assertEveryCellOf(service, new ApiSamples(service));
        }
    }

    @Test
    void acceptNoForgedToken() {
        SendForgedTokens.to(service, new ApiSamples(service));
    }

    @Test
    void areNotHarmedByGeneratedBodies() throws Exception {
        try (var _ = new PushServiceStandIn(service)) {
            SendGeneratedBodies.toEveryWriteOf(service, new ApiSamples(service), PRIVILEGED);
        }
    }
}
