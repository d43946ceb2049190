package io.bookmaru.api.burst;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Calls whichever instance answers.
class Client implements AutoCloseable {
    private static final Duration NO_ANSWER = Duration.ofSeconds(10);

    /// As a gateway has so many and no more: while nobody answers, members wait for a free one.
    private static final int CONNECTIONS = 2_000;

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(2))
                    .executor(Executors.newVirtualThreadPerTaskExecutor())
                    .build();
    private final Semaphore free = new Semaphore(CONNECTIONS);
    private final JsonMapper json = new JsonMapper();
    private final List<URI> services;

    Client(List<URI> services) {
        this.services = services;
    }

    /// @param number which instance is asked
    /// @param token empty for anybody
    HttpResponse<String> call(int number, String method, String path, String token, String body)
            throws IOException, InterruptedException {
        var service = services.get(Math.floorMod(number, services.size()));
        var request =
                HttpRequest.newBuilder(service.resolve("/api/v1" + path))
                        .timeout(NO_ANSWER)
                        .method(method, BodyPublishers.ofString(body));
        if (!token.isEmpty()) request.header("Authorization", "Bearer " + token);
        if (!body.isEmpty()) request.header("Content-Type", "application/json");
        free.acquire();
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } finally {
            free.release();
        }
    }

    JsonNode ok(String method, String path, String token, String body) throws Exception {
        var answer = call(0, method, path, token, body);
        if (answer.statusCode() / 100 != 2)
            throw new AssertionError(path + ": " + answer.statusCode() + " " + answer.body());
        return json.readTree(answer.body());
    }

    JsonNode read(String body) {
        return json.readTree(body);
    }

    @Override
    public void close() {
        http.close();
    }
}
