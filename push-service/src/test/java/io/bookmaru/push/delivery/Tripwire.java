package io.bookmaru.push.delivery;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Sees every connection to any address of this machine on its ports: one of its own, and those of
/// HTTPS and HTTP where the machine allows.
final class Tripwire implements AutoCloseable {
    private final List<ServerSocket> sockets = new ArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();

    Tripwire() throws IOException {
        listen(0);
        for (var port : List.of(443, 80)) {
            try {
                listen(port);
            } catch (IOException e) {
                // Not allowed, or taken; the figure says how many ports are watched.
            }
        }
    }

    int port() {
        return sockets.getFirst().getLocalPort();
    }

    int ports() {
        return sockets.size();
    }

    int connections() {
        return connections.get();
    }

    /// Connects to each port itself, to show that it would see others do it.
    void tryOut() throws IOException {
        for (var socket : sockets) {
            for (var address : List.of("127.0.0.1", "127.0.0.2")) {
                var target =
                        new InetSocketAddress(
                                InetAddress.ofLiteral(address), socket.getLocalPort());
                try (var connection = new Socket()) {
                    connection.connect(target);
                }
            }
        }
    }

    void reset() {
        connections.set(0);
    }

    @Override
    public void close() throws IOException {
        for (var socket : sockets) socket.close();
    }

    private void listen(int port) throws IOException {
        var socket = new ServerSocket(port, 200);
        sockets.add(socket);
        Thread.ofVirtual().start(() -> count(socket));
    }

    private void count(ServerSocket socket) {
        while (true) {
            try (var connection = socket.accept()) {
                connections.incrementAndGet();
            } catch (IOException e) {
                return;
            }
        }
    }
}
