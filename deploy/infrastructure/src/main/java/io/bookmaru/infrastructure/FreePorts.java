package io.bookmaru.infrastructure;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;

/// Ports of the loopback interface that nobody listens on.
public final class FreePorts {

    /// A port that is free now; nothing keeps another process from taking it.
    public static int one() throws IOException {
        return some(1)[0];
    }

    /// Distinct ports.
    public static int[] some(int count) throws IOException {
        var sockets = new ArrayList<ServerSocket>();
        try {
            for (int i = 0; i < count; i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return sockets.stream().mapToInt(ServerSocket::getLocalPort).toArray();
        } finally {
            for (var socket : sockets) socket.close();
        }
    }

    /// Whether somebody listens on it, on loopback or on all interfaces.
    public static boolean isTaken(int port) {
        try {
            new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private FreePorts() {}
}
