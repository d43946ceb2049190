package io.bookmaru.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalManagementPort;

class ManagementIT extends GatewayWithBackends {
    @LocalManagementPort int managementPort;

    @ParameterizedTest
    @CsvSource({
        "health, 200",
        "health/readiness, 200",
        "info, 200",
        "env, 404",
        "gateway, 404",
        "heapdump, 404",
    })
    void showsOnlyHealthInfoAndMetrics(String endpoint, int status) {
        var uri = URI.create("http://127.0.0.1:" + managementPort + "/actuator/" + endpoint);

        assertThat(send(HttpRequest.newBuilder(uri)).statusCode()).isEqualTo(status);
    }
}
