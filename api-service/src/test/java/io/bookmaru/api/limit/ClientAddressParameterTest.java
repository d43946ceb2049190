package io.bookmaru.api.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class ClientAddressParameterTest {
    private final ClientAddressParameter parameter =
            new ClientAddressParameter(List.of("10.0.0.0/24", "::1"));

    @ParameterizedTest(name = "{0} says {1}")
    @CsvSource({
        "10.0.0.7, 203.0.113.9, 203.0.113.9",
        "0:0:0:0:0:0:0:1, 203.0.113.9, 203.0.113.9",
        "10.0.0.7, '198.51.100.1, 203.0.113.9', 203.0.113.9",
        "10.0.0.7, 2001:db8:1:2:3:4:5:6, 20010db800010002/64",
        "10.0.0.7, ::ffff:203.0.113.9, 203.0.113.9",
        "10.0.0.7, not an address, 10.0.0.7",
        "10.0.0.7, '', 10.0.0.7",
        "10.0.1.7, 203.0.113.9, 10.0.1.7",
        "198.51.100.4, 203.0.113.9, 198.51.100.4",
    })
    void believesGatewaysOnly(String peer, String forwardedFor, String client) {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr(peer);
        request.addHeader("X-Forwarded-For", forwardedFor);

        assertThat(parameter.of(request).network()).isEqualTo(client);
    }

    @Test
    void takesThePeerWhereNobodyForwards() {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr("10.0.0.7");

        assertThat(parameter.of(request).network()).isEqualTo("10.0.0.7");
    }
}
