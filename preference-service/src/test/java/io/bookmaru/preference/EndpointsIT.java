package io.bookmaru.preference;

import io.bookmaru.preference.testing.Facts;
import io.bookmaru.preference.testing.PreferenceService;
import io.bookmaru.testing.body.SendGeneratedBodies;
import io.bookmaru.testing.endpoint.AccessMatrix;
import io.bookmaru.testing.endpoint.Cast;
import io.bookmaru.testing.endpoint.Samples;
import io.bookmaru.testing.forgery.SendForgedTokens;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Every endpoint of this service is in endpoints.txt.
@PreferenceService
class EndpointsIT implements Samples {
    private static final List<String> PRIVILEGED =
            List.of(
                    "select id, member_id, revision from children"
                            + " where member_id is distinct from :caller order by id",
                    "select distinct member_id, revision, erased from children"
                            + " where member_id = :caller",
                    "select child_id, source, at from taste_history where child_id not in"
                            + " (select id from children where member_id = :caller) order by 1, 3");

    @Autowired ApplicationContext service;
    @Autowired JdbcClient jdbc;

    @Override
    public Cast cast() {
        return new Cast(Facts.newId(), Facts.newId(), Facts.newId());
    }

    @Override
    public String of(String name, Cast cast) {
        if (!name.equals("child")) throw new IllegalArgumentException(name);
        var id = Facts.newId();
        jdbc.sql(
                        "insert into children (id, revision, member_id, birth_year) values (?, 1, ?, 2019)")
                .params(id, cast.owner())
                .update();
        return Long.toString(id);
    }

    @Test
    void answerEveryRoleAsTheirRowsSay() {
        AccessMatrix.assertEveryCellOf(service, this);
    }

    @Test
    void acceptNoForgedToken() {
        SendForgedTokens.to(service, this);
    }

    @Test
    void areNotHarmedByGeneratedBodies() {
        SendGeneratedBodies.toEveryWriteOf(service, this, PRIVILEGED);
    }
}
