package io.bookmaru.infrastructure;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// One Redis that keeps nothing on disk, as a process of its own.
public final class RedisServer implements AutoCloseable {
    private static final Duration START_WAIT = Duration.ofSeconds(30);
    private static final Duration STOP_WAIT = Duration.ofSeconds(10);

    private final Process process;
    private final int port;

    private RedisServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /// Returns when it answers on `port`.
    ///
    /// @param folder takes the program, its settings and its log; made when absent
    public static RedisServer start(Path folder, int port)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        var program = RedisBinary.unpack(folder);
        var settings = Files.writeString(folder.resolve("redis.conf"), settings(folder, port));
        var process =
                new ProcessBuilder(List.of(program.toString(), settings.toString()))
                        .redirectErrorStream(true)
                        .redirectOutput(Redirect.appendTo(folder.resolve("log").toFile()))
                        .start();
        var server = new RedisServer(process, port);
        try {
            server.awaitAnswer(folder.resolve("log"));
            return server;
        } catch (Throwable e) {
            server.close();
            throw e;
        }
    }

    public int port() {
        return port;
    }

    /// The process that ends when the server has stopped.
    public ProcessHandle process() {
        return process.toHandle();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().completeOnTimeout(process, STOP_WAIT.toSeconds(), TimeUnit.SECONDS).join();
        process.destroyForcibly();
    }

    private void awaitAnswer(Path log) throws IOException, InterruptedException {
        var deadline = System.nanoTime() + START_WAIT.toNanos();
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() > deadline)
                throw new IOException("Redis does not answer on port " + port + ", see " + log);
            Thread.sleep(20);
        }
    }

    /// Whether it is this very process that answers, and not another one that had the port before.
    private boolean answers() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(1_000);
            socket.getOutputStream().write("INFO server\r\nQUIT\r\n".getBytes(US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), US_ASCII);
            return answer.contains("process_id:" + process.pid() + "\r\n");
        } catch (IOException e) {
            return false;
        }
    }

    private static String settings(Path folder, int port) {
        return """
        bind 127.0.0.1
        port %d
        dir "%s"
        save ""
        appendonly no
        maxmemory-policy noeviction
        """
                .formatted(port, folder.toAbsolutePath());
    }
}
