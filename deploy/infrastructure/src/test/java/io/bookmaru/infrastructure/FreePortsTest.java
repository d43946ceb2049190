package io.bookmaru.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FreePortsTest {

    @Test
    void areDistinct() throws Exception {
        var ports = FreePorts.some(20);

        assertThat(Arrays.stream(ports).distinct()).hasSize(20);
    }

    @Test
    void areNotTakenUntilListenedOn() throws Exception {
        var port = FreePorts.one();

        assertThat(FreePorts.isTaken(port)).isFalse();
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(FreePorts.isTaken(socket.getLocalPort())).isTrue();
        }
    }

    @Test
    void areTakenWhenAllInterfacesAreListenedOn() throws Exception {
        try (var socket = new ServerSocket(0)) {
            assertThat(FreePorts.isTaken(socket.getLocalPort())).isTrue();
        }
    }
}
