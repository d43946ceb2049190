package io.bookmaru.gateway;

import static io.bookmaru.gateway.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;

class LimitsIT extends GatewayWithBackends {
    private static final int LIMIT = 64 * 1024;

    @Test
    void passesLargestBody() {
        post("/api/v1/posts", "x".repeat(LIMIT));

        assertThat(API.last().body()).hasSize(LIMIT);
    }

    @Test
    void passesChunkedBody() {
        send(chunked(LIMIT));

        assertThat(API.last().body()).hasSize(LIMIT);
    }

    @Test
    void refusesLargerBody() {
        var answer = post("/api/v1/posts", "x".repeat(LIMIT + 1));

        assertProblem(answer, 413, "body-too-large");
        assertThat(API.received()).isEmpty();
    }

    @Test
    void refusesLargerChunkedBody() {
        var answer = send(chunked(LIMIT + 1));

        assertProblem(answer, 413, "body-too-large");
        assertThat(API.received()).isEmpty();
    }

    @Test
    void refusesLargeHeaders() {
        var answer = send(to("/api/v1/books").header("X-Large", "x".repeat(20_000)));

        assertProblem(answer, 400, "bad-request");
        assertThat(API.received()).isEmpty();
    }

    private java.net.http.HttpRequest.Builder chunked(int bytes) {
        return to("/api/v1/posts")
                .POST(
                        BodyPublishers.ofInputStream(
                                () -> new ByteArrayInputStream(new byte[bytes])));
    }
}
