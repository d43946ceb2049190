package io.bookmaru.faults.proxy;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicBoolean;

/// One connection of a client, and the one to the server that belongs to it.
final class Link {
    private static final int PIECE = 16 * 1024;

    private final TcpProxy proxy;
    private final Socket client;
    private final Socket server;
    private final AtomicBoolean open = new AtomicBoolean(true);

    /// What was swallowed is missing from then on, so nothing may follow it.
    private volatile boolean hasHole;

    Link(TcpProxy proxy, Socket client, Socket server) throws IOException {
        this.proxy = proxy;
        this.client = client;
        this.server = server;
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
    }

    /// Platform threads, since each of their reads is one system call. Everything that the services
    /// say to PostgreSQL, Kafka and Redis passes here.
    void start() {
        Thread.ofPlatform().daemon().start(() -> pass(client, server, false));
        Thread.ofPlatform().daemon().start(() -> pass(server, client, true));
    }

    private void pass(Socket from, Socket to, boolean fromServer) {
        var piece = new byte[PIECE];
        try {
            for (int read; (read = from.getInputStream().read(piece)) >= 0; ) {
                var weather = proxy.weather();
                if (fromServer && weather.cutsAfter(piece, read)) {
                    cut();
                    return;
                }
                if (hasHole || weather.swallows()) {
                    hasHole = true;
                    proxy.countTouched();
                    continue;
                }
                var delay = weather.delayOf(read);
                if (delay.isPositive()) {
                    proxy.countTouched();
                    Thread.sleep(delay);
                }
                to.getOutputStream().write(piece, 0, read);
            }
            end(false);
        } catch (IOException e) {
            end(false);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Both sides see a reset.
    void cut() {
        end(true);
    }

    private void end(boolean cut) {
        if (!open.compareAndSet(true, false)) return;
        proxy.gone(this, cut);
        if (cut) {
            reset(client);
            reset(server);
        } else {
            close(client);
            close(server);
        }
    }

    static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            // It is closed already.
        }
        close(socket);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is gone, which is what was wanted.
        }
    }
}
