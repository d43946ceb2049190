package io.bookmaru.api.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import com.nimbusds.jwt.SignedJWT;
import io.bookmaru.api.testing.Api;
import io.bookmaru.api.testing.ApiIT;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApiIT
class SigningKeyControllerIT {
    private static final String PATH = "/api/v1/admin/api/signing-keys";

    @Autowired private Api api;

    @Test
    void adminPublishesAndRevokesTheNextKey() throws Exception {
        var admin = api.admin().token();
        var signing = SignedJWT.parse(admin).getHeader().getKeyID();

        var next = api.created(PATH, admin, null).get("id").asString();
        var again = api.created(PATH, admin, null).get("id").asString();
        var keys = api.body(api.call(GET, PATH, admin, null));
        var published = api.body(api.call(GET, "/oauth2/jwks", "", null)).get("keys");
        var revoked = api.call(DELETE, PATH + "/" + next, admin, null);

        assertThat(again).isEqualTo(next);
        assertThat(keys.get(0).get("id").asString()).isEqualTo(signing);
        assertThat(keys.get(0).get("state").asString()).isEqualTo("SIGNING");
        assertThat(keys.get(1).get("state").asString()).isEqualTo("PUBLISHED");
        assertThat(keys.get(1).get("acceptedUntil").isNull()).isTrue();
        assertThat(published.findValuesAsString("kid")).containsExactly(signing, next);
        assertThat(published.findValues("d")).isEmpty();
        assertThat(revoked).hasStatus(204);
        assertThat(api.call(DELETE, PATH + "/" + next, admin, null)).hasStatus(404);
        assertThat(api.body(api.call(GET, PATH, admin, null)).size()).isEqualTo(1);
    }

    @Test
    void membersMayNot() {
        var member = api.signUp("김하늘").token();

        assertThat(api.call(GET, PATH, member, null)).hasStatus(403);
        assertThat(api.call(POST, PATH, member, null)).hasStatus(403);
        assertThat(api.call(DELETE, PATH + "/x", member, null)).hasStatus(403);
    }
}
