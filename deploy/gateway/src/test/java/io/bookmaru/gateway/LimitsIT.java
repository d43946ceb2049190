package io.bookmaru.gateway;

import static io.bookmaru.gateway.ProblemAssert.assertProblem;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.ArrayList;
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
    void refusesBodyThatTricklesIn() throws Exception {
        try (var slow = begin(LIMIT)) {
            var stop = Instant.now().plusSeconds(20);
            while (slow.getInputStream().available() == 0 && Instant.now().isBefore(stop)) {
                slow.getOutputStream().write('x');
                Thread.sleep(100);
            }

            var answer = new String(slow.getInputStream().readAllBytes(), UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 408 ").contains("body-too-slow");
        }
        assertThat(API.received()).isEmpty();
    }

    @Test
    void refusesBodiesThatHaveNoRoomWithTheOthers() throws Exception {
        var others = new ArrayList<Socket>();
        for (int i = 0; i < 3; i++) others.add(begin(LIMIT));

        await().until(() -> post("/api/v1/posts", "x").statusCode() == 503);
        var answer = post("/api/v1/posts", "x");
        assertProblem(answer, 503, "unavailable");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(get("/api/v1/books").statusCode()).isEqualTo(200);

        for (var other : others) other.close();
        await().until(() -> post("/api/v1/posts", "x").statusCode() == 200);
    }

    /// A request whose body has not come yet.
    private Socket begin(int bytes) throws IOException {
        var socket = new Socket("localhost", port);
        socket.getOutputStream()
                .write(
                        "POST /api/v1/posts HTTP/1.1\r\nHost: localhost:%d\r\nContent-Length: %d\r\n\r\n"
                                .formatted(port, bytes)
                                .getBytes(UTF_8));
        return socket;
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
