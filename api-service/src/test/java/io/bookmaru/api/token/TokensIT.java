package io.bookmaru.api.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import com.nimbusds.jwt.SignedJWT;
import io.bookmaru.api.testing.Api;
import io.bookmaru.api.testing.ApiIT;
import io.bookmaru.testing.TestTokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ApiIT
@ExtendWith(OutputCaptureExtension.class)
class TokensIT {
    @Autowired private Api api;

    @Test
    void wrongPasswordAndUnknownAddressAreToldAlike() {
        var member = api.signUp("김하늘");

        var wrong = logIn(member.email(), "not the password");
        var unknown = logIn("nobody@example.org", Api.PASSWORD);

        assertThat(wrong).hasStatus(401);
        assertThat(unknown).hasStatus(401);
        assertThat(api.body(wrong)).isEqualTo(api.body(unknown));
    }

    @Test
    void addressIsComparedWithoutRegardToCase() {
        var member = api.signUp("김하늘");

        assertThat(logIn(member.email().toUpperCase(), Api.PASSWORD)).hasStatus(200);
    }

    @Test
    void takenAddressIsAConflictAndStaysOutOfTheLog(CapturedOutput log) {
        var member = api.signUp("김하늘");
        var body =
                "{\"email\": \"%s\", \"password\": \"12345678\", \"displayName\": \"이바다\"}"
                        .formatted(member.email());

        assertThat(api.call(POST, "/api/v1/members", "", body)).hasStatus(409);
        assertThat(log.getAll()).doesNotContain(member.email());
    }

    @Test
    void refreshTokenWorksOnceAndItsReuseRevokesTheFamily() {
        var member = api.signUp("김하늘");
        var first = refreshTokenOf(logIn(member.email(), Api.PASSWORD));

        var second = refresh(first);
        var reuse = refresh(first);
        var third = refresh(refreshTokenOf(second));

        assertThat(second).hasStatus(200);
        assertThat(reuse).hasStatus(401);
        assertThat(third).hasStatus(401);
    }

    @Test
    void publishedKeyVerifiesTheTokens() throws Exception {
        var token = SignedJWT.parse(api.signUp("김하늘").token());

        var keys = api.body(api.call(GET, "/oauth2/jwks", "", null)).get("keys");

        assertThat(keys.get(0).get("kid").asString()).isEqualTo(token.getHeader().getKeyID());
        assertThat(keys.get(0).has("d")).isFalse();
    }

    @Test
    void tokenForAnotherAudienceIsRefused() {
        var token = TestTokens.forMember(1, claims -> claims.audience("somebody-else"));

        assertThat(api.call(GET, "/api/v1/children", token, null)).hasStatus(401);
    }

    private MvcTestResult logIn(String email, String password) {
        return api.call(
                POST,
                "/api/v1/tokens",
                "",
                "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(email, password));
    }

    private MvcTestResult refresh(String refreshToken) {
        return api.call(
                POST,
                "/api/v1/tokens/refresh",
                "",
                "{\"refreshToken\": \"%s\"}".formatted(refreshToken));
    }

    private String refreshTokenOf(MvcTestResult answer) {
        return api.body(answer).get("refreshToken").asString();
    }
}
