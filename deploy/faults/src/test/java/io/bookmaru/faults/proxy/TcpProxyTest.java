package io.bookmaru.faults.proxy;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TcpProxyTest {
    private ServerSocket echo;
    private TcpProxy proxy;

    @BeforeEach
    void listen() throws IOException {
        echo = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::answer);
        proxy = TcpProxy.to(echo.getLocalPort());
    }

    @AfterEach
    void close() throws IOException {
        proxy.close();
        echo.close();
    }

    @Test
    void passesOnWhatItIsGiven() throws IOException {
        try (var client = connect()) {
            assertThat(ask(client, "ping")).isEqualTo("ping");
        }
        assertThat(proxy.touched()).isZero();
    }

    @Test
    void holdsUpEachPiece() throws IOException {
        proxy.set(Weather.slow(Duration.ofMillis(80)));
        try (var client = connect()) {
            var start = System.nanoTime();

            assertThat(ask(client, "ping")).isEqualTo("ping");

            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isGreaterThanOrEqualTo(Duration.ofMillis(160));
        }
        assertThat(proxy.touched()).isEqualTo(2);
    }

    @Test
    void holdsUpByLengthWhereItIsNarrow() throws IOException {
        proxy.set(Weather.narrow(1_000));
        try (var client = connect()) {
            var start = System.nanoTime();

            ask(client, "x".repeat(50));

            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isGreaterThanOrEqualTo(Duration.ofMillis(100));
        }
    }

    @Test
    void resetsBothSides() throws IOException {
        try (var client = connect()) {
            ask(client, "ping");

            assertThat(proxy.cutAll()).isEqualTo(1);

            assertThatThrownBy(() -> client.getInputStream().read())
                    .isInstanceOf(SocketException.class);
        }
        assertThat(proxy.cut()).isEqualTo(1);
    }

    @Test
    void takesEverythingAndPassesOnNothingWhileHalfOpen() throws IOException {
        try (var client = connect()) {
            ask(client, "ping");
            proxy.set(Weather.HALF_OPEN);
            client.setSoTimeout(200);

            assertThatThrownBy(() -> ask(client, "lost"))
                    .isInstanceOf(SocketTimeoutException.class);

            assertThat(proxy.touched()).isPositive();
        }
    }

    @Test
    void letsNothingFollowWhatItHasSwallowed() throws IOException {
        try (var client = connect();
                var other = connect()) {
            proxy.set(Weather.HALF_OPEN);
            client.getOutputStream().write("lost".getBytes(US_ASCII));
            await().until(() -> proxy.touched() == 1);
            proxy.set(Weather.FINE);
            client.setSoTimeout(200);

            assertThatThrownBy(() -> ask(client, "late"))
                    .isInstanceOf(SocketTimeoutException.class);
            assertThat(ask(other, "ping")).isEqualTo("ping");
        }
    }

    @Test
    void resetsInsteadOfPassingOnTheTextItWaitsFor() throws IOException {
        proxy.set(Weather.cuttingAfter("COMMIT"));
        try (var client = connect()) {
            assertThat(ask(client, "BEGIN")).isEqualTo("BEGIN");

            assertThatThrownBy(() -> ask(client, "a COMMIT b")).isInstanceOf(SocketException.class);
        }
        assertThat(proxy.cut()).isEqualTo(1);
    }

    @Test
    void resetsWhomItCannotConnect() throws IOException {
        echo.close();
        try (var client = connect()) {
            assertThatThrownBy(() -> ask(client, "ping")).isInstanceOf(IOException.class);
        }
    }

    private Socket connect() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        socket.setSoTimeout(10_000);
        return socket;
    }

    private static String ask(Socket client, String text) throws IOException {
        client.getOutputStream().write(text.getBytes(US_ASCII));
        var answer = client.getInputStream().readNBytes(text.length());
        if (answer.length < text.length()) throw new IOException("end of stream");
        return new String(answer, US_ASCII);
    }

    private void answer() {
        while (!echo.isClosed()) {
            try {
                var socket = echo.accept();
                Thread.ofVirtual().start(() -> answer(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private static void answer(Socket socket) {
        try (socket) {
            socket.getInputStream().transferTo(socket.getOutputStream());
        } catch (IOException e) {
            // Reset, as some tests want it.
        }
    }
}
