package io.bookmaru.api.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookmaru.testing.ApiDescription;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Calls the service as a front end would, and fails on an answer that its OpenAPI document does
/// not have.
@TestComponent
public class Api {
    public static final String ADMIN_PASSWORD = "a password for tests";
    public static final String PASSWORD = "correct horse";

    private final MockMvcTester mvc;
    private final JsonMapper json = new JsonMapper();
    private ApiDescription description;

    Api(MockMvcTester mvc) {
        this.mvc = mvc;
    }

    public record Member(long id, String email, String token) {}

    public Member signUp(String displayName) {
        var email = UUID.randomUUID() + "@example.org";
        var body =
                "{\"email\": \"%s\", \"password\": \"%s\", \"displayName\": \"%s\"}"
                        .formatted(email, PASSWORD, displayName);
        long id = created("/api/v1/members", "", body).get("id").asLong();
        return new Member(id, email, logIn(email, PASSWORD));
    }

    public Member admin() {
        var token = logIn("admin@bookmaru.local", ADMIN_PASSWORD);
        var me = body(call(HttpMethod.GET, "/api/v1/members/me", token, null));
        return new Member(me.get("id").asLong(), me.get("email").asString(), token);
    }

    public String logIn(String email, String password) {
        var body = "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(email, password);
        var answer = call(HttpMethod.POST, "/api/v1/tokens", "", body);
        assertThat(answer).hasStatus(200);
        return body(answer).get("accessToken").asString();
    }

    public long addChild(Member parent) {
        var body = "{\"nickname\": \"별이\", \"birthYear\": 2019}";
        return created("/api/v1/children", parent.token(), body).get("id").asLong();
    }

    public long addBook() {
        return created("/api/v1/books", admin().token(), book("A book " + UUID.randomUUID()))
                .get("id")
                .asLong();
    }

    public static String book(String title) {
        return """
        {"title": "%s", "author": "이바다", "genres": ["fantasy"], "topics": ["sea"],
         "mbti": {"ei": 0.5, "sn": 0.5, "tf": -0.5, "jp": 0}, "ageFrom": 5, "ageTo": 9}
        """
                .formatted(title);
    }

    public JsonNode created(String path, String token, String body) {
        var answer = call(HttpMethod.POST, path, token, body);
        assertThat(answer).hasStatus(201);
        return body(answer);
    }

    /// @param token none when empty
    /// @param body none when null
    public MvcTestResult call(HttpMethod method, String path, String token, String body) {
        var request = mvc.method(method).uri(path);
        if (!token.isEmpty()) request.header("Authorization", "Bearer " + token);
        if (body != null) request.contentType(MediaType.APPLICATION_JSON).content(body);
        return documented(method, path, request.exchange());
    }

    public MvcTestResult post(String path, String token, String idempotencyKey, String body) {
        var answer =
                mvc.post()
                        .uri(path)
                        .header("Authorization", "Bearer " + token)
                        .header("Idempotency-Key", idempotencyKey)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body)
                        .exchange();
        return documented(HttpMethod.POST, path, answer);
    }

    private MvcTestResult documented(HttpMethod method, String path, MvcTestResult answer) {
        var called = path.replaceFirst("[?].*", "");
        int status = answer.getResponse().getStatus();
        assertThat(description().mayAnswer(method.name(), called, status))
                .as("%s %s answers %d, which /v3/api-docs does not say", method, called, status)
                .isTrue();
        return answer;
    }

    private synchronized ApiDescription description() {
        if (description == null) {
            var answer = mvc.get().uri("/v3/api-docs").exchange();
            description = new ApiDescription(answer.getResponse().getContentAsByteArray());
        }
        return description;
    }

    public JsonNode body(MvcTestResult answer) {
        return json.readTree(answer.getResponse().getContentAsByteArray());
    }
}
