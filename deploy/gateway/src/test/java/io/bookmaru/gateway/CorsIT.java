package io.bookmaru.gateway;

import static io.bookmaru.gateway.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;

class CorsIT extends GatewayWithBackends {

    @Test
    void answersPreflightOfAllowedOrigin() {
        var answer = send(preflight("http://localhost:5173"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
                .contains("http://localhost:5173");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Methods").orElseThrow())
                .contains("PUT");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Headers").orElseThrow())
                .contains("authorization");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
        assertThat(API.received()).isEmpty();
    }

    @Test
    void refusesPreflightOfAnyOtherOrigin() {
        assertProblem(send(preflight("https://evil.example")), 403, "origin-not-allowed");
    }

    @Test
    void refusesCallOfAnyOtherOrigin() {
        var answer = send(to("/api/v1/books").header("Origin", "https://evil.example"));

        assertProblem(answer, 403, "origin-not-allowed");
        assertThat(API.received()).isEmpty();
    }

    @Test
    void letsItsOwnOriginCall() {
        var answer = send(to("/api/v1/books").header("Origin", "http://localhost:" + port));

        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void letsPagesReadErrors() {
        var answer = send(to("/nowhere").header("Origin", "http://localhost:5173"));

        assertProblem(answer, 404, "not-found");
        assertThat(answer.headers().allValues("Access-Control-Allow-Origin"))
                .containsExactly("http://localhost:5173");
    }

    private HttpRequest.Builder preflight(String origin) {
        return to("/api/v1/children/1/reactions/2")
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "PUT")
                .header("Access-Control-Request-Headers", "authorization, content-type");
    }
}
