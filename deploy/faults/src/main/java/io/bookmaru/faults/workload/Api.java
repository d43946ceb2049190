package io.bookmaru.faults.workload;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/// A service over HTTP, as a gateway would call it: an instance that nobody listens at is passed
/// over.
public final class Api implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(2))
                    .build();
    private final JsonMapper json = JsonMapper.shared();
    private final Supplier<List<URI>> instances;
    private final AtomicLong turn = new AtomicLong();

    /// @param instances asked before each request
    public Api(Supplier<List<URI>> instances) {
        this.instances = instances;
    }

    public Answer put(String path, String token, String body) {
        return call("PUT", path, token, body);
    }

    public Answer post(String path, String token, @Nullable String body) {
        return call("POST", path, token, body);
    }

    public Answer delete(String path, String token) {
        return call("DELETE", path, token, null);
    }

    public Answer get(String path, String token) {
        return call("GET", path, token, null);
    }

    private Answer call(String method, String path, String token, @Nullable String body) {
        var uris = instances.get();
        var first = Math.floorMod(turn.getAndIncrement(), uris.size());
        for (int i = 0; i < uris.size(); i++) {
            var answer = send(uris.get((first + i) % uris.size()), method, path, token, body);
            if (answer.status() > 0 || answer.outcome() == Outcome.UNKNOWN) return answer;
        }
        return new Answer(Outcome.REFUSED, 0, MissingNode.getInstance());
    }

    private Answer send(
            URI instance, String method, String path, String token, @Nullable String body) {
        var request =
                HttpRequest.newBuilder(instance.resolve(path))
                        .timeout(TIMEOUT)
                        .method(
                                method,
                                body == null
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body));
        if (!token.isEmpty()) request.header("Authorization", "Bearer " + token);
        if (body != null) request.header("Content-Type", "application/json");
        try {
            return read(http.send(request.build(), BodyHandlers.ofString(UTF_8)));
        } catch (ConnectException e) {
            return new Answer(Outcome.REFUSED, 0, MissingNode.getInstance());
        } catch (IOException | JacksonException e) {
            return new Answer(Outcome.UNKNOWN, 0, MissingNode.getInstance());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Answer read(HttpResponse<String> response) {
        int status = response.statusCode();
        var outcome =
                switch (status / 100) {
                    case 2 -> Outcome.ACKNOWLEDGED;
                    case 4 -> Outcome.REFUSED;
                    default -> Outcome.UNKNOWN;
                };
        JsonNode body =
                outcome == Outcome.ACKNOWLEDGED && !response.body().isEmpty()
                        ? json.readTree(response.body())
                        : MissingNode.getInstance();
        return new Answer(outcome, status, body);
    }

    @Override
    public void close() {
        http.close();
    }
}
