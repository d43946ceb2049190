package io.bookmaru.infrastructure;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/// Ports of the loopback interface that nobody listens on.
public final class FreePort {

    /// Free now; nothing keeps another process from taking it.
    public static int any() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private FreePort() {}
}
