package io.bookmaru.infrastructure;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedisServerIT {
    @TempDir Path folder;

    @Test
    void refusesWritesRatherThanForgetting() throws Exception {
        try (var server = start(folder)) {
            assertThat(ask(server, "CONFIG GET maxmemory-policy")).contains("noeviction");
            assertThat(ask(server, "CONFIG GET appendonly")).contains("no");
            assertThat(ask(server, "CONFIG GET save")).doesNotContain("3600");
        }
    }

    @Test
    void endsWhenClosed() throws Exception {
        var server = start(folder);

        server.close();

        assertThatThrownBy(() -> ask(server, "PING")).isInstanceOf(IOException.class);
    }

    @Test
    void isNotMistakenForAnotherOnItsPort() throws Exception {
        try (var server = start(folder.resolve("first"))) {
            assertThatThrownBy(() -> start(folder.resolve("second"), server.port()))
                    .isInstanceOf(IOException.class)
                    .hasMessage("Port " + server.port() + " is taken");

            assertThat(ask(server, "PING")).startsWith("+PONG");
        }
    }

    private RedisServer start(Path in) throws Exception {
        return start(in, FreePorts.one());
    }

    private RedisServer start(Path in, int port) throws Exception {
        return RedisServer.start(in, folder.resolve("log"), port);
    }

    private static String ask(RedisServer server, String command) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream().write((command + "\r\nQUIT\r\n").getBytes(US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), US_ASCII);
        }
    }
}
