package io.bookmaru.api.outage;

import io.bookmaru.testing.TestTokens;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The service as it is run, called over HTTP.
class ServiceOnOwnServers implements AutoCloseable {
    /// It shows itself to nobody.
    private static final String APPLICATION = "io.bookmaru.api.ApiServiceApplication";

    private static final Duration NO_ANSWER = Duration.ofSeconds(30);

    final OwnServers servers;
    final ConfigurableApplicationContext context;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .executor(Executors.newVirtualThreadPerTaskExecutor())
                    .build();
    private final JsonMapper json = new JsonMapper();
    private final String root;

    ServiceOnOwnServers(Path folder) throws Exception {
        servers = new OwnServers(folder);
        context =
                new SpringApplicationBuilder(Class.forName(APPLICATION))
                        .run(
                                "--server.port=0",
                                "--management.server.port=0",
                                "--spring.kafka.bootstrap-servers=" + servers.bootstrapServers(),
                                "--spring.datasource.url=" + servers.jdbcUrl(),
                                "--spring.datasource.username=" + OwnServers.DATABASE.name(),
                                "--spring.datasource.password=" + OwnServers.DATABASE.password(),
                                "--bookmaru.kafka.create-topics=true",
                                "--bookmaru.kafka.partitions=3",
                                "--bookmaru.token.signing-key=" + TestTokens.signingKey(),
                                "--bookmaru.signing.secret=only for tests, and long enough",
                                "--bookmaru.subscription.answer-within=500ms",
                                // One broker and one client in a JVM say much about each other.
                                "--logging.level.kafka=error",
                                "--logging.level.org.apache.kafka=error");
        root = "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
    }

    record Answer(int status, Optional<String> retryAfter, Duration took, String body) {

        boolean isSuccess() {
            return status / 100 == 2;
        }

        boolean isUnavailable() {
            return status == 503 && retryAfter.isPresent();
        }
    }

    /// @param token none when empty
    /// @param body none when empty
    Answer call(String method, String path, String token, String body) throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create(root + path))
                        .timeout(NO_ANSWER)
                        .method(method, BodyPublishers.ofString(body));
        if (!token.isEmpty()) request.header("Authorization", "Bearer " + token);
        if (!body.isEmpty()) request.header("Content-Type", "application/json");
        var start = System.nanoTime();
        var response = http.send(request.build(), BodyHandlers.ofString());
        return new Answer(
                response.statusCode(),
                response.headers().firstValue("Retry-After"),
                Duration.ofNanos(System.nanoTime() - start),
                response.body());
    }

    /// As an admin of no account.
    JsonNode created(String path, String token, String body) throws Exception {
        var answer = call("POST", path, token, body);
        if (answer.status() != 201) throw new AssertionError(answer.toString());
        return json.readTree(answer.body());
    }

    /// @return a token
    String signUp() throws Exception {
        var body =
                "{\"email\": \"%s@example.org\", \"password\": \"correct horse\", \"displayName\": \"김하늘\"}"
                        .formatted(UUID.randomUUID());
        return TestTokens.forMember(created("/api/v1/members", "", body).get("id").asLong());
    }

    /// Of the management port.
    String readiness() throws Exception {
        var port = context.getEnvironment().getProperty("local.management.port");
        var request =
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://127.0.0.1:" + port + "/actuator/health/readiness"))
                        .timeout(NO_ANSWER)
                        .build();
        return json.readTree(http.send(request, BodyHandlers.ofString()).body())
                .get("status")
                .asString();
    }

    @Override
    public void close() throws Exception {
        context.close();
        http.close();
        servers.close();
    }
}
