package io.bookmaru.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A front end: it knows the gateway's address and nothing else.
class Client {
    private static final String PASSWORD = "correct horse";

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final JsonMapper json = JsonMapper.builder().build();
    private final URI gateway;

    Client(URI gateway) {
        this.gateway = gateway;
    }

    record Member(long id, String email, String token) {}

    Member signUp(String displayName, String language) throws Exception {
        var email = UUID.randomUUID() + "@example.org";
        var body =
                """
                {"email": "%s", "password": "%s", "displayName": "%s", "language": "%s"}
                """
                        .formatted(email, PASSWORD, displayName, language);
        long id = post("/api/v1/members", "", body, 201).get("id").asLong();
        return new Member(id, email, logIn(email, PASSWORD));
    }

    Member logInAgain(Member member) throws Exception {
        return new Member(member.id(), member.email(), logIn(member.email(), PASSWORD));
    }

    String logIn(String email, String password) throws Exception {
        var body = "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(email, password);
        return post("/api/v1/tokens", "", body, 200).get("accessToken").asString();
    }

    JsonNode get(String path, String token) throws IOException, InterruptedException {
        return call("GET", path, token, null, 200);
    }

    JsonNode post(String path, String token, String body, int status)
            throws IOException, InterruptedException {
        return call("POST", path, token, body, status);
    }

    /// @param token none when empty
    /// @param body none when null
    JsonNode call(String method, String path, String token, String body, int status)
            throws IOException, InterruptedException {
        var answer = send(method, path, token, body);
        assertThat(answer.statusCode())
                .as("%s %s: %s", method, path, answer.body())
                .isEqualTo(status);
        return answer.body().isEmpty() ? json.createObjectNode() : json.readTree(answer.body());
    }

    HttpResponse<String> send(String method, String path, String token, String body)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(gateway.resolve(path))
                        .timeout(Duration.ofSeconds(20))
                        .method(
                                method,
                                body == null
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body));
        if (!token.isEmpty()) request.header("Authorization", "Bearer " + token);
        if (body != null) request.header("Content-Type", "application/json");
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
