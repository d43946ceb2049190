package io.bookmaru.benchmarks.reactions;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The calls to api-service that make a fixture.
final class Api implements AutoCloseable {
    private static final String NOBODY = "";

    private final HttpClient client = HttpClient.newHttpClient();
    private final JsonMapper json = JsonMapper.builder().build();
    private final URI service;

    Api(URI service) {
        this.service = service;
    }

    void signUp(String email, String password) throws IOException, InterruptedException {
        post(
                "/api/v1/members",
                NOBODY,
                """
                {"email": "%s", "password": "%s", "displayName": "김하늘"}
                """
                        .formatted(email, password));
    }

    String logIn(String email, String password) throws IOException, InterruptedException {
        var answer =
                post(
                        "/api/v1/tokens",
                        NOBODY,
                        """
                        {"email": "%s", "password": "%s"}
                        """
                                .formatted(email, password));
        return answer.get("accessToken").asString();
    }

    long addChild(String token) throws IOException, InterruptedException {
        return post("/api/v1/children", token, "{\"nickname\": \"별이\", \"birthYear\": 2019}")
                .get("id")
                .asLong();
    }

    long addBook(String adminToken, String title) throws IOException, InterruptedException {
        var book =
                """
                {"title": "%s", "author": "이바다", "genres": ["fantasy"], "topics": ["sea"],
                 "mbti": {"ei": 0.5, "sn": 0.5, "tf": -0.5, "jp": 0}, "ageFrom": 5, "ageTo": 9}
                """
                        .formatted(title);
        return post("/api/v1/books", adminToken, book).get("id").asLong();
    }

    private JsonNode post(String path, String token, String body)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(service.resolve(path))
                        .timeout(Duration.ofSeconds(60))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body));
        if (!token.isEmpty()) request.header("Authorization", "Bearer " + token);
        var answer = client.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(path + ": " + answer.statusCode() + " " + answer.body());
        }
        return json.readTree(answer.body());
    }

    @Override
    public void close() {
        client.close();
    }
}
