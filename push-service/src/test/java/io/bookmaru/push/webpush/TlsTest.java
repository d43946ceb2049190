package io.bookmaru.push.webpush;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.bookmaru.push.testing.ServerCertificate;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.HttpVersion;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.impl.bootstrap.HttpAsyncServer;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.http2.impl.nio.bootstrap.H2ServerBootstrap;
import org.apache.hc.core5.http2.ssl.H2ServerTlsStrategy;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class TlsTest {
    private static final int REQUESTS = 50;

    @TempDir static Path folder;

    private static ServerCertificate certificate;

    @BeforeAll
    static void makeCertificate() throws Exception {
        certificate = ServerCertificate.forLocalhost(folder);
    }

    @Test
    void http2IsSpokenWithWhoeverOffersIt() throws Exception {
        var server = http2Server();
        try {
            assertThat(answers(certificate.file(), listen(server)))
                    .hasSize(REQUESTS)
                    .allSatisfy(answer -> {
                        // Nothing is there, and that is said over HTTP/2.
                        assertThat(answer.getCode()).isEqualTo(404);
                        assertThat(answer.getVersion()).isEqualTo(HttpVersion.HTTP_2);
                    });
        } finally {
            server.close(CloseMode.IMMEDIATE);
        }
    }

    @Test
    void http1IsSpokenWithWhoeverKnowsNoOther() throws Exception {
        var server = http1Server();
        try {
            assertThat(answers(certificate.file(), server.getAddress().getPort()))
                    .hasSize(REQUESTS)
                    .allSatisfy(answer -> {
                        assertThat(answer.getCode()).isEqualTo(201);
                        assertThat(answer.getVersion()).isEqualTo(HttpVersion.HTTP_1_1);
                    });
        } finally {
            server.stop(0);
        }
    }

    @Test
    void nothingIsSentToACertificateThatNobodyVouchesFor() throws Exception {
        var server = http2Server();
        try {
            assertThatThrownBy(() -> answers(null, listen(server)))
                    .rootCause()
                    .hasMessageContaining("certification path");
        } finally {
            server.close(CloseMode.IMMEDIATE);
        }
    }

    /// Of requests sent at the same time.
    private static List<HttpResponse> answers(@Nullable Path trusted, int port) throws Exception {
        var properties =
                new WebPushProperties(
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(10),
                        DataSize.ofBytes(9),
                        trusted);
        var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        var endpoint = URI.create("https://localhost:" + port + "/push/1");
        try (var client = new PushClient((_, _) -> List.of(loopback), properties);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = new ArrayList<Future<HttpResponse>>();
            for (int i = 0; i < REQUESTS; i++) {
                var request = new PushRequest(endpoint, Map.of("TTL", "60"), new byte[200]);
                asked.add(threads.submit(() -> client.post(request)));
            }
            var answers = new ArrayList<HttpResponse>();
            for (var answer : asked) answers.add(answer.get());
            return answers;
        }
    }

    private static HttpAsyncServer http2Server() {
        var server =
                H2ServerBootstrap.bootstrap()
                        .setVersionPolicy(HttpVersionPolicy.NEGOTIATE)
                        .setTlsStrategy(new H2ServerTlsStrategy(certificate.context()))
                        .setRequestRouter((_, _) -> null)
                        .create();
        server.start();
        return server;
    }

    private static int listen(HttpAsyncServer server) throws Exception {
        var any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        var listening = server.listen(any, URIScheme.HTTPS).get();
        return ((InetSocketAddress) listening.getAddress()).getPort();
    }

    private static HttpsServer http1Server() throws Exception {
        var server =
                HttpsServer.create(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), REQUESTS);
        server.setHttpsConfigurator(new HttpsConfigurator(certificate.context()));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(
                "/",
                exchange -> {
                    exchange.getRequestBody().readAllBytes();
                    exchange.sendResponseHeaders(201, -1);
                    exchange.close();
                });
        server.start();
        return server;
    }
}
