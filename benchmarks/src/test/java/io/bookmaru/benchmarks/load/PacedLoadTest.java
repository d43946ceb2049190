package io.bookmaru.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PacedLoadTest {
    private static final int PER_SECOND = 100;

    /// One answer that hangs for half a second holds up the 50 requests that are due meanwhile. A
    /// driver that waits for it would see one slow answer.
    @Test
    void slowServerIsFeltByEveryRequestThatWasDueMeanwhile() throws Exception {
        var seen = ConcurrentHashMap.<String>newKeySet();
        var first = new CountDownLatch(1);
        var server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                call -> {
                    if (seen.add(
                                    call.getRequestURI()
                                            + call.getRequestHeaders().getFirst("Authorization"))
                            && seen.size() == 1) hang(first);
                    call.sendResponseHeaders(200, -1);
                    call.close();
                });
        // One at a time, as a service with one thread.
        server.setExecutor(Executors.newSingleThreadExecutor());
        server.start();
        try {
            var load =
                    new PacedRequests(
                                    URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
                                    List.of(
                                            new PacedRequests.Get("/a?size=3", "one"),
                                            new PacedRequests.Get("/b", "two")))
                            .run(PER_SECOND, Duration.ofSeconds(2));

            assertThat(load.sent()).isEqualTo(2 * PER_SECOND);
            assertThat(load.answered()).isEqualTo(2 * PER_SECOND);
            assertThat(seen).containsExactlyInAnyOrder("/a?size=3Bearer one", "/bBearer two");
            assertThat(load.millis(1)).isGreaterThan(450);
            assertThat(load.millis(0.9)).isGreaterThan(150);
        } finally {
            server.stop(0);
        }
    }

    private static void hang(CountDownLatch latch) {
        try {
            latch.await(500, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
