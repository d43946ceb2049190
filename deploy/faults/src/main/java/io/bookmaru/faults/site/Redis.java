package io.bookmaru.faults.site;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.bookmaru.faults.proxy.TcpProxy;
import io.bookmaru.infrastructure.RedisServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;

/// The one Redis of a run. Services reach it through a proxy.
public final class Redis {
    private static final int TIMEOUT_MILLIS = 5_000;

    private final Path folder;
    private final int port;
    private final TcpProxy proxy;
    private RedisServer server;
    private Running running;

    Redis(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        this.port = LastingPorts.one();
        this.proxy = TcpProxy.to(port);
        this.server = launch();
        this.running = Running.watched(server.process());
    }

    private RedisServer launch() throws IOException, InterruptedException {
        return RedisServer.start(
                folder.resolve("redis"), folder.resolve("logs").resolve("redis.log"), port);
    }

    public TcpProxy proxy() {
        return proxy;
    }

    public Running process() {
        return running;
    }

    /// It comes back empty.
    public void start() throws IOException, InterruptedException {
        server = launch();
        running = Running.watched(server.process());
    }

    /// Whether it says that it has.
    public boolean forgetAll() throws IOException {
        return ask("FLUSHALL").startsWith("+OK");
    }

    /// Another one for each process.
    public String runId() throws IOException {
        return ask("INFO server")
                .lines()
                .filter(line -> line.startsWith("run_id:"))
                .findFirst()
                .orElseThrow(() -> new IOException("Redis tells no run id"));
    }

    private String ask(String command) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream().write((command + "\r\nQUIT\r\n").getBytes(US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), US_ASCII);
        }
    }

    void close() throws IOException, InterruptedException {
        running.release();
        server.close();
        running.awaitEnd(Duration.ofSeconds(30));
        proxy.close();
    }
}
