package io.bookmaru.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.bookmaru.testing.TestTokens;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

class DrainConnectionsTest {

    @Test
    void answersWhoeverStillCallsAndClosesTheirConnections() throws Exception {
        try (var service = service("3s");
                var kept = new Connection(service);
                var idle = new Connection(service)) {
            assertThat(kept.get()).contains("http/1.1 200").doesNotContain("connection: close");
            assertThat(idle.get()).contains("http/1.1 200");

            var ending = Thread.ofVirtual().start(service::close);
            await().until(() -> !kept.get().contains("http/1.1 200") || kept.isTold());

            assertThat(kept.answers()).allMatch(answer -> answer.contains("http/1.1 200"));
            assertThat(kept.reader.read()).isEqualTo(-1);
            assertThat(idle.get()).contains("http/1.1 200", "connection: close");
            try (var late = new Connection(service)) {
                assertThat(late.get()).contains("http/1.1 200", "connection: close");
            }
            ending.join();
        }
    }

    @Test
    void letsNobodyInOnceItHasDrained() throws Exception {
        try (var service = service("100ms")) {
            var port = port(service);

            service.close();

            assertThatExceptionOfType(ConnectException.class)
                    .isThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close());
        }
    }

    private static ConfigurableApplicationContext service(String drainTime) {
        return new SpringApplicationBuilder(ApiUnderTest.class)
                .properties(
                        Map.of(
                                "spring.config.import", "classpath:http-api.yaml",
                                "server.port", "0",
                                "management.server.port", "-1",
                                "bookmaru.http.drain-time", drainTime,
                                "bookmaru.token.jwks-uri", "http://127.0.0.1:1/oauth2/jwks",
                                "bookmaru.token.key-store", TestTokens.keySet()))
                .run();
    }

    private static int port(ConfigurableApplicationContext service) {
        return ((WebServerApplicationContext) service).getWebServer().getPort();
    }

    /// One that is kept as long as the other side keeps it. Answers are in lower case.
    private static final class Connection implements AutoCloseable {
        private final Socket socket;
        private final BufferedReader reader;
        private final List<String> answers = new ArrayList<>();

        Connection(ConfigurableApplicationContext service) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), port(service));
            socket.setSoTimeout(10_000);
            reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
        }

        /// Headers and body.
        String get() throws IOException {
            socket.getOutputStream()
                    .write("GET /open HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(US_ASCII));
            var answer = new StringBuilder();
            int length = 0;
            for (String line; !(line = reader.readLine()).isEmpty(); ) {
                var header = line.toLowerCase(Locale.ROOT);
                answer.append(header).append('\n');
                if (header.startsWith("content-length: "))
                    length = Integer.parseInt(header.substring("content-length: ".length()));
            }
            for (int i = 0; i < length; i++) answer.append((char) reader.read());
            answers.add(answer.toString());
            return answer.toString();
        }

        List<String> answers() {
            return answers;
        }

        boolean isTold() {
            return answers.getLast().contains("connection: close");
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
