package io.bookmaru.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookmaru.testing.TestTokens;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@SpringBootTest(
        properties = {"spring.config.import=classpath:http-api.yaml", "management.server.port=0"})
@AutoConfigureMockMvc
class HttpApiTest {
    @Autowired private MockMvcTester mvc;

    @DynamicPropertySource
    static void keptKeysAlone(DynamicPropertyRegistry properties) {
        properties.add("bookmaru.token.jwks-uri", () -> "http://127.0.0.1:1/oauth2/jwks");
        properties.add("bookmaru.token.key-store", TestTokens::keySet);
    }

    @Test
    void callerComesFromTheToken() {
        assertThat(get("/caller", TestTokens.forMember(42)))
                .hasStatus(200)
                .bodyJson()
                .isLenientlyEqualTo("{\"memberId\": 42, \"admin\": false}");
        assertThat(get("/admin", TestTokens.forAdmin(1)))
                .hasStatus(200)
                .bodyJson()
                .isLenientlyEqualTo("{\"memberId\": 1, \"admin\": true}");
    }

    @Test
    void openEndpointNeedsNoToken() {
        assertThat(mvc.get().uri("/open")).hasStatus(200);
    }

    @Test
    void unlistedEndpointIsDeniedToAdminsToo() {
        assertThat(get("/unlisted", TestTokens.forAdmin(1))).hasStatus(403);
    }

    @Test
    void adminEndpointIsDeniedToMembers() {
        assertThat(get("/admin", TestTokens.forMember(42))).hasStatus(403);
    }

    @Test
    void requestGoesOnWithTheTraceOfItsCallerOrBeginsOne() {
        var trace = "4bf92f3577b34da6a3ce929d0e0e4736";

        var continued =
                mvc.get()
                        .uri("/trace")
                        .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-00")
                        .exchange();
        var begun = mvc.get().uri("/trace").exchange();

        assertThat(continued).bodyText().isEqualTo(trace);
        assertThat(begun).bodyText().matches("[0-9a-f]{32}").isNotEqualTo(trace);
    }

    @Test
    void modulesMayListEndpointsOfTheirOwn() {
        assertThat(get("/module", TestTokens.forMember(42))).hasStatus(403);
        assertThat(get("/module", TestTokens.forAdmin(1))).hasStatus(200);
    }

    static List<String> refusedTokens() {
        var past = Date.from(Instant.now().minusSeconds(3_600));
        return List.of(
                TestTokens.forgedForMember(42),
                TestTokens.forMember(42, claims -> claims.issuer("bookmaru.example")),
                TestTokens.forMember(42, claims -> claims.audience("another")),
                TestTokens.forMember(42, claims -> claims.audience((String) null)),
                TestTokens.forMember(42, claims -> claims.expirationTime(past)),
                TestTokens.forMember(42, claims -> claims.expirationTime(null)),
                TestTokens.forMember(42, claims -> claims.subject("1 or 1=1")),
                TestTokens.forMember(42, claims -> claims.subject(null)),
                TestTokens.forMember(
                        42,
                        claims ->
                                claims.notBeforeTime(Date.from(Instant.now().plusSeconds(3_600)))),
                TestTokens.forMember(42, claims -> claims.claim("roles", "ADMIN")),
                TestTokens.forMember(
                        42, claims -> claims.claim("roles", List.of(List.of("ADMIN")))),
                TestTokens.forMember(42, claims -> claims.claim("roles", List.of("admin"))),
                TestTokens.forMember(42, claims -> claims.issueTime(null)),
                TestTokens.forMember(
                        42,
                        claims ->
                                claims.expirationTime(
                                        Date.from(Instant.now().plusSeconds(86_400)))),
                TestTokens.forMember(42) + "=",
                "not.a.token");
    }

    @ParameterizedTest
    @MethodSource("refusedTokens")
    void tokenThatIsNotOursForNowIsRefused(String token) {
        assertThat(get("/caller", token))
                .hasStatus(401)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("urn:bookmaru:problem:unauthenticated");
    }

    @Test
    void secondAuthorizationHeaderIsRefused() {
        var token = "Bearer " + TestTokens.forMember(42);

        assertThat(mvc.get().uri("/caller").header("Authorization", token, token)).hasStatus(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/*", "multipart/form-data", "text/plain"})
    void bodyThatIsNoJsonIsRefused(String contentType) {
        var answer =
                mvc.post()
                        .uri("/form")
                        .header("Authorization", "Bearer " + TestTokens.forMember(42))
                        .header("Content-Type", contentType)
                        .content("{\"name\": \"a\"}");

        assertThat(answer).hasStatus(415).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @ParameterizedTest
    @CsvSource({
        "{\"name\": 1}, 200, ",
        "{\"name\": \" \"}, 400, name",
        "{}, 400, name",
        "{\"name\": \"a\\u0000\"}, 400, name",
        "{\"name\": \"\\ud800\"}, 400, name",
        "{\"nam\": \"a\"}, 400, nam",
        "'{\"name\": \"a\", \"at\": \"9999-12-31T23:59:59Z\"}', 200, ",
        "'{\"name\": \"a\", \"at\": \"+10000-01-01T00:00:00Z\"}', 400, at",
        "'{\"name\": \"a\", \"at\": -99999999999999}', 400, at",
        "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[, 400, body",
        "'', 400, body",
    })
    void unreadableBodyNamesItsField(String body, int status, String field) {
        var answer =
                mvc.post()
                        .uri("/form")
                        .header("Authorization", "Bearer " + TestTokens.forMember(42))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body)
                        .exchange();

        assertThat(answer).hasStatus(status);
        if (field != null) {
            assertThat(answer).bodyJson().extractingPath("$.errors[0].field").isEqualTo(field);
        }
    }

    @ParameterizedTest
    @CsvSource({"page=-1", "page=x", "size=0", "size=101", "page=99999999999"})
    void pageOutOfRangeIsRefused(String query) {
        assertThat(get("/page?" + query, TestTokens.forMember(42)))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo(query.substring(0, 4));
    }

    @Test
    void rowThatRefersToNothingIsNotFound() {
        assertThat(get("/gone", TestTokens.forMember(42)))
                .hasStatus(404)
                .bodyText()
                .doesNotContain("members_fk");
    }

    @Test
    void storageThatIsDownIsToldWithoutItsAddress() {
        var answer = get("/down", TestTokens.forMember(42));

        assertThat(answer).hasStatus(503).containsHeader("Retry-After");
        assertThat(answer).bodyText().doesNotContain("db.internal");
    }

    @Test
    void unexpectedFailureKeepsItsReasonToItself() {
        assertThat(get("/broken", TestTokens.forMember(42)))
                .hasStatus(500)
                .bodyText()
                .doesNotContain("secret");
    }

    private MvcTestResult get(String uri, String token) {
        return mvc.get().uri(uri).header("Authorization", "Bearer " + token).exchange();
    }
}
