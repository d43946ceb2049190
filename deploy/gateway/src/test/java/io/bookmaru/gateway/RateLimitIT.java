package io.bookmaru.gateway;

import static io.bookmaru.gateway.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class RateLimitIT extends GatewayWithBackends {
    @Autowired private MeterRegistry meters;

    @Test
    void asksOneMemberToComeBackAndLetsTheOthersGoOn() {
        for (int i = 0; i < 3; i++) assertThat(call("1").statusCode()).isEqualTo(200);

        var refused = call("1");
        var other = call("2");

        assertProblem(refused, 429, "too-many-requests");
        assertThat(Long.parseLong(refused.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1_000L, 1_200L);
        assertThat(refused.headers().firstValue("Access-Control-Allow-Origin"))
                .contains("http://localhost:5173");
        assertThat(other.statusCode()).isEqualTo(200);
        assertThat(API.received()).hasSize(4);
        assertThat(meters.counter("bookmaru.gateway.refused", "limit", "test").count())
                .isEqualTo(1);
    }

    private HttpResponse<String> call(String subject) {
        var claims = Base64.getUrlEncoder().withoutPadding().encodeToString(claims(subject));
        return send(
                to("/api/v1/limited/x")
                        .header("Origin", "http://localhost:5173")
                        .header("Authorization", "Bearer e30." + claims + ".x")
                        .POST(BodyPublishers.ofString("{}")));
    }

    private static byte[] claims(String subject) {
        return "{\"sub\": \"%s\"}".formatted(subject).getBytes();
    }
}
