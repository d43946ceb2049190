package io.bookmaru.local.catalogue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The API's books, as an admin sees them.
public final class BooksApi implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int PAGE_SIZE = 100;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI api;
    private String authorization = "";

    /// @param api where paths start with `/api/v1`
    public BooksApi(URI api) {
        this.api = api;
    }

    public void logIn(String email, String password) throws IOException, InterruptedException {
        var answer = send(post("/api/v1/tokens", Map.of("email", email, "password", password)));
        if (answer.statusCode() == 401)
            throw new IOException(
                    "The password of %s is not the one that this data folder was made with"
                            .formatted(email));
        authorization = "Bearer " + json(answer, 200).path("accessToken").stringValue();
    }

    /// Of all books there are.
    Set<Title> titles() throws IOException, InterruptedException {
        var titles = new HashSet<Title>();
        for (int page = 0; ; page++) {
            var path = "/api/v1/books?page=%d&size=%d".formatted(page, PAGE_SIZE);
            var books = json(send(request(path).GET()), 200);
            books.path("content").forEach(book -> titles.add(Title.of(book)));
            var total = books.path("page").path("totalElements").longValue();
            if ((page + 1L) * PAGE_SIZE >= total) return titles;
        }
    }

    void add(JsonNode book) throws IOException, InterruptedException {
        json(send(post("/api/v1/books", book)), 201);
    }

    @Override
    public void close() {
        http.close();
    }

    private HttpRequest.Builder post(String path, Object body) {
        return request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)));
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(api.resolve(path)).timeout(TIMEOUT);
        return authorization.isEmpty() ? request : request.header("Authorization", authorization);
    }

    private HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer, int expected) throws IOException {
        if (answer.statusCode() == expected) return JSON.readTree(answer.body());
        throw new IOException(
                "%s %s answered %d (expected: %d): %s"
                        .formatted(
                                answer.request().method(),
                                answer.uri(),
                                answer.statusCode(),
                                expected,
                                answer.body()));
    }
}
