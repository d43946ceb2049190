package io.bookmaru.infrastructure;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// One Redis that keeps nothing on disk, as a process of its own.
public final class RedisServer implements AutoCloseable {
    private static final Duration START_WAIT = Duration.ofSeconds(30);
    private static final Duration STOP_WAIT = Duration.ofSeconds(10);

    private final Daemon daemon;
    private final int port;

    private RedisServer(Daemon daemon, int port) {
        this.daemon = daemon;
        this.port = port;
    }

    /// Returns when it answers on `port`.
    ///
    /// @param folder takes the program and its settings; made when absent
    public static RedisServer start(Path folder, Path log, int port)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        if (FreePorts.isTaken(port)) throw new IOException("Port " + port + " is taken");
        var pidFile = folder.resolve("pid");
        Files.deleteIfExists(pidFile);
        var program = RedisBinary.unpack(folder);
        var settings = Files.writeString(folder.resolve("redis.conf"), settings(folder, log, port));
        new ProcessBuilder(List.of(program.toString(), settings.toString()))
                .inheritIO()
                .start()
                .waitFor();
        awaitAnswer(port, pidFile, log);
        return new RedisServer(Daemon.of(pidFile), port);
    }

    public int port() {
        return port;
    }

    /// The process that ends when the server has stopped.
    public ProcessHandle process() {
        return daemon.process();
    }

    @Override
    public void close() throws InterruptedException {
        process().destroy();
        if (!daemon.awaitStop(STOP_WAIT)) process().destroyForcibly();
    }

    private static void awaitAnswer(int port, Path pidFile, Path log)
            throws IOException, InterruptedException {
        var deadline = System.nanoTime() + START_WAIT.toNanos();
        while (!Files.exists(pidFile) || !ping(port).startsWith("+PONG")) {
            if (System.nanoTime() > deadline)
                throw new IOException("Redis does not answer on port " + port + ", see " + log);
            Thread.sleep(20);
        }
    }

    private static String ping(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(1_000);
            socket.getOutputStream().write("PING\r\nQUIT\r\n".getBytes(US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), US_ASCII);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static String settings(Path folder, Path log, int port) {
        return """
        bind 127.0.0.1
        port %d
        dir "%s"
        daemonize yes
        pidfile pid
        logfile "%s"
        save ""
        appendonly no
        maxmemory-policy noeviction
        """
                .formatted(port, folder.toAbsolutePath(), log.toAbsolutePath());
    }
}
