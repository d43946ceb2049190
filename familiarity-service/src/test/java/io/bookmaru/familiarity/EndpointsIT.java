package io.bookmaru.familiarity;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookmaru.familiarity.testing.Neighbourhood;
import io.bookmaru.testing.body.SendGeneratedBodies;
import io.bookmaru.testing.endpoint.AccessMatrix;
import io.bookmaru.testing.endpoint.Cast;
import io.bookmaru.testing.endpoint.Samples;
import io.bookmaru.testing.forgery.SendForgedTokens;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/// Every endpoint of this service is in endpoints.txt.
class EndpointsIT extends Neighbourhood implements Samples {
    private static final List<String> PRIVILEGED =
            List.of(
                    "select member_id, revision, withdrawn from profile order by member_id",
                    "select * from member order by 1",
                    "select * from block order by 1, 2");
    private static Cast cast;

    @Autowired ApplicationContext service;

    /// The same for all rows, since nothing here changes them and a profile takes a while to come.
    @Override
    public Cast cast() {
        if (cast == null) {
            cast = new Cast(neighbour("독서", "그림책", "INFP", "서울"), newMember(), newMember());
        }
        return cast;
    }

    @Override
    public String of(String name, Cast cast) {
        if (!name.equals("neighbour")) throw new IllegalArgumentException(name);
        var neighbour = neighbour("독서", "그림책", "INFP", "서울");
        soon(() -> assertThat(sees(cast.owner(), neighbour)).isTrue());
        return Long.toString(neighbour);
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
