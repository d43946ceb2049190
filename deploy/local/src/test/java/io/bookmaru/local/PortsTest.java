package io.bookmaru.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void areThoseOfTheServicesByDefault() throws Exception {
        var ports = Ports.from(Map.of());

        assertThat(ports.of(Port.GATEWAY)).isEqualTo(8080);
        assertThat(ports.of(Port.API)).isEqualTo(8081);
        assertThat(ports.of(Port.PUSH)).isEqualTo(8084);
        assertThat(ports.of(Port.API_MANAGEMENT)).isEqualTo(9581);
        assertThat(ports.of(Port.PUSH_MANAGEMENT)).isEqualTo(9584);
    }

    @Test
    void followTheGateway() throws Exception {
        var ports = Ports.from(Map.of("BOOKMARU_PORT", "18080"));

        assertThat(ports.of(Port.GATEWAY)).isEqualTo(18080);
        assertThat(ports.of(Port.API)).isEqualTo(18081);
        assertThat(ports.of(Port.API_MANAGEMENT)).isEqualTo(19581);
    }

    @Test
    void shareNoneWithARunTenApart() throws Exception {
        for (var other : List.of("8070", "8090", "8180", "9080", "9090", "18080", "3000")) {
            var both = new HashSet<>(Ports.from(Map.of()).numbers().values());
            both.retainAll(Ports.from(Map.of("BOOKMARU_PORT", other)).numbers().values());

            assertThat(both).as(other).isEmpty();
        }
    }

    @Test
    void moveOneByOne() throws Exception {
        for (var port : Port.values()) {
            assertThat(Ports.from(Map.of(port.variable(), "20000")).of(port)).isEqualTo(20000);
        }
    }

    @Test
    void areNumbers() {
        for (var text : List.of("", "0", "65536", "-1", "80a", "99999999999")) {
            assertThatThrownBy(() -> Ports.from(Map.of("BOOKMARU_REDIS_PORT", text)))
                    .hasMessage("BOOKMARU_REDIS_PORT=" + text + " (expected: a port, 1 to 65535)");
        }
        assertThatThrownBy(() -> Ports.from(Map.of("BOOKMARU_PORT", "64100")))
                .hasMessage("BOOKMARU_MANAGEMENT_PORT=65600 (expected: a port, 1 to 65535)");
    }

    @Test
    void areDistinct() {
        assertThatThrownBy(() -> Ports.from(Map.of("BOOKMARU_PUSH_PORT", "8081")))
                .hasMessage(
                        "Port 8081 is wanted for api-service and for push-service:"
                                + " set BOOKMARU_API_PORT or BOOKMARU_PUSH_PORT to another one");
    }

    @Test
    void sayWhoWantsOneThatIsTaken() throws Exception {
        var ports = Ports.free();
        ports.requireFree();

        var number = ports.of(Port.POSTGRES);
        try (var socket = new ServerSocket(number, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(ports::requireFree)
                    .hasMessage(
                            "Port %d, wanted for PostgreSQL, is taken: set BOOKMARU_POSTGRES_PORT to another one",
                            socket.getLocalPort());
        }
    }
}
