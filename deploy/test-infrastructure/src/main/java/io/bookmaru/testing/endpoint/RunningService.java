package io.bookmaru.testing.endpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/// A service at its own port, as somebody meets it who has got past the gateway.
public final class RunningService {
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String name;
    private final int port;

    /// @param service runs with `WebEnvironment.RANDOM_PORT`
    public RunningService(ApplicationContext service) {
        this.name = service.getEnvironment().getRequiredProperty("bookmaru.service");
        this.port =
                service.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    public String name() {
        return name;
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(ANSWER_WITHIN);
    }

    /// @param token none when null
    /// @param body JSON; none when empty
    /// @param idempotencyKey none when empty
    HttpResponse<String> call(
            String method,
            String path,
            @Nullable String token,
            String body,
            String idempotencyKey) {
        var request = request(path);
        if (!idempotencyKey.isEmpty()) request.header("Idempotency-Key", idempotencyKey);
        if (token != null) request.header("Authorization", "Bearer " + token);
        if (!body.isEmpty()) request.header("Content-Type", "application/json");
        var sent = body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
        return send(request.method(method, sent).build());
    }

    public HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(request.method() + " " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
