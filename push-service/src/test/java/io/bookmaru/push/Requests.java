package io.bookmaru.push;

import io.bookmaru.testing.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What members ask the service for.
public record Requests(int port) {
    private static final HttpClient http = HttpClient.newHttpClient();
    private static final JsonMapper json = JsonMapper.builder().build();

    public JsonNode get(String path, long member) throws IOException, InterruptedException {
        return body(send("GET", path, member, ""));
    }

    public HttpResponse<String> put(String path, long member, String body)
            throws IOException, InterruptedException {
        return send("PUT", path, member, body);
    }

    public HttpResponse<String> send(String method, String path, long member, String body)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("Authorization", "Bearer " + TestTokens.forMember(member))
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body));
        return http.send(request.build(), BodyHandlers.ofString());
    }

    public static JsonNode body(HttpResponse<String> response) {
        return json.readTree(response.body());
    }
}
