package io.bookmaru.preference.killed;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.bookmaru.infrastructure.FreePorts;
import io.bookmaru.infrastructure.RedisServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;

/// A Redis of the test's own, which may lose everything.
class ForgetfulRedis implements AutoCloseable {
    private final Path folder;
    private RedisServer server;

    ForgetfulRedis(Path folder) throws Exception {
        this.folder = folder;
        this.server = start(FreePorts.one());
    }

    private RedisServer start(int port) throws Exception {
        return RedisServer.start(folder, folder.resolve("redis.log"), port);
    }

    int port() {
        return server.port();
    }

    void forgetAll() throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            socket.getOutputStream().write("FLUSHALL\r\nQUIT\r\n".getBytes(US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), US_ASCII);
            if (!answer.startsWith("+OK")) throw new IOException(answer + " (expected: OK)");
        }
    }

    /// SIGKILL, and an empty one on the same port.
    void killAndRestart() throws Exception {
        server.process().destroyForcibly();
        server.process().onExit().join();
        server = start(port());
    }

    @Override
    public void close() throws InterruptedException {
        server.close();
    }
}
