package io.bookmaru.api.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import com.nimbusds.jwt.SignedJWT;
import io.bookmaru.api.testing.Api;
import io.bookmaru.api.testing.ApiIT;
import io.bookmaru.testing.TestTokens;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ApiIT
@ExtendWith(OutputCaptureExtension.class)
class TokensIT {
    private static final int ROUNDS = Integer.getInteger("bookmaru.test.refresh-rounds", 3);

    @Autowired private Api api;
    @Autowired private MockMvcTester mvc;

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
    void ofTwoUsesAtOnceOneGetsTokensAndTheFamilyIsRevoked() throws Exception {
        var member = api.signUp("김하늘");
        for (int round = 0; round < ROUNDS; round++) {
            var token = refreshTokenOf(logIn(member.email(), Api.PASSWORD));

            var answers = atOnce(token, token);

            assertThat(answers.stream().map(a -> a.getResponse().getStatus()))
                    .containsExactlyInAnyOrder(200, 401);
            for (var answer : answers) assertNothingIsLeftOf(answer);
        }
    }

    @Test
    void tokenIssuedWhileAnOlderOneIsReusedIsRevokedToo() throws Exception {
        var member = api.signUp("김하늘");
        for (int round = 0; round < ROUNDS; round++) {
            var used = refreshTokenOf(logIn(member.email(), Api.PASSWORD));
            var current = refreshTokenOf(refresh(used));

            for (var answer : atOnce(used, current)) assertNothingIsLeftOf(answer);
        }
    }

    @Test
    void logOutEndsEveryTokenOfItsLogInAndNoOther() {
        var member = api.signUp("김하늘");
        var used = refreshTokenOf(logIn(member.email(), Api.PASSWORD));
        var current = refreshTokenOf(refresh(used));
        var elsewhere = refreshTokenOf(logIn(member.email(), Api.PASSWORD));

        assertThat(revoke(used)).hasStatus(204);
        assertThat(revoke(used)).hasStatus(204);
        assertThat(revoke("never issued")).hasStatus(204);

        assertThat(refresh(current)).hasStatus(401);
        assertThat(refresh(elsewhere)).hasStatus(200);
    }

    @Test
    void nothingIsLeftOfALogInThatIsRefreshedWhileItEnds() throws Exception {
        var member = api.signUp("김하늘");
        for (int round = 0; round < ROUNDS; round++) {
            var token = refreshTokenOf(logIn(member.email(), Api.PASSWORD));

            var answers = atOnce(() -> refresh(token), () -> revoke(token));

            assertThat(answers.getLast()).hasStatus(204);
            assertNothingIsLeftOf(answers.getFirst());
        }
    }

    @Test
    void tooManyFailuresAreRefusedWithoutALookAtThePassword() {
        var member = api.signUp("김하늘");
        for (int i = 0; i < 10; i++) {
            assertThat(logInFrom("203.0.113.9", member.email(), "wrong")).hasStatus(401);
        }

        var refused = logInFrom("203.0.113.9", member.email(), Api.PASSWORD);
        var elsewhere = logInFrom("203.0.113.10", member.email(), Api.PASSWORD);

        assertThat(refused).hasStatus(429);
        assertThat(api.body(refused).get("type").asString())
                .isEqualTo("urn:bookmaru:problem:too-many-attempts");
        assertThat(Integer.parseInt(refused.getResponse().getHeader("Retry-After")))
                .isBetween(1, 900);
        assertThat(elsewhere).hasStatus(200);
    }

    @Test
    void addressWithoutAnAccountIsCountedAlike() {
        for (int i = 0; i < 10; i++) {
            assertThat(logInFrom("203.0.113.9", "nobody@example.org", "wrong")).hasStatus(401);
        }

        assertThat(logInFrom("203.0.113.9", "nobody@example.org", "wrong")).hasStatus(429);
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

    private List<MvcTestResult> atOnce(String one, String other) throws Exception {
        return atOnce(() -> refresh(one), () -> refresh(other));
    }

    private List<MvcTestResult> atOnce(Callable<MvcTestResult> one, Callable<MvcTestResult> other)
            throws Exception {
        var start = new CyclicBarrier(2);
        try (var threads = Executors.newFixedThreadPool(2)) {
            var calls =
                    threads.invokeAll(
                            Stream.of(one, other)
                                    .<Callable<MvcTestResult>>map(call ->
                                            () -> {
                                                start.await();
                                                return call.call();
                                            })
                                    .toList());
            return List.of(calls.getFirst().get(), calls.getLast().get());
        }
    }

    private void assertNothingIsLeftOf(MvcTestResult answer) {
        if (answer.getResponse().getStatus() != 200) return;
        assertThat(refresh(refreshTokenOf(answer))).hasStatus(401);
    }

    private MvcTestResult logInFrom(String client, String email, String password) {
        return mvc.post()
                .uri("/api/v1/tokens")
                .header("X-Forwarded-For", client)
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"email\": \"%s\", \"password\": \"%s\"}".formatted(email, password))
                .exchange();
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

    private MvcTestResult revoke(String refreshToken) {
        return api.call(
                POST,
                "/api/v1/tokens/revocation",
                "",
                "{\"refreshToken\": \"%s\"}".formatted(refreshToken));
    }

    private String refreshTokenOf(MvcTestResult answer) {
        return api.body(answer).get("refreshToken").asString();
    }
}
