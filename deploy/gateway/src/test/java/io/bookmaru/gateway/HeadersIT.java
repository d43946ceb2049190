package io.bookmaru.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadersIT extends GatewayWithBackends {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-User-Id",
                "x-user-roles",
                "X-User",
                "X-Forwarded-For",
                "x-forwarded-host",
                "X-Forwarded-Proto",
                "X-Forwarded-Port",
                "X-Forwarded-Prefix",
                "X-Forwarded-User",
                "Forwarded",
                "X-Real-IP",
                "True-Client-IP",
                "CF-Connecting-IP",
                "X-Original-URL",
                "X-Rewrite-URL",
                "X-HTTP-Method-Override",
            })
    void passesNothingThatOnlyProxiesMaySay(String header) {
        send(to("/api/v1/books").header(header, "forged"));

        assertThat(API.last().headers().values())
                .allSatisfy(values -> assertThat(values).noneMatch(v -> v.contains("forged")));
    }

    @Test
    void saysItselfWhoCallsAndWhere() {
        send(to("/api/v1/books").header("X-Forwarded-For", "203.0.113.9"));

        var headers = API.last().headers();
        assertThat(headers.get("X-Forwarded-For")).containsExactly("127.0.0.1");
        assertThat(headers.get("X-Forwarded-Host")).containsExactly("localhost:" + port);
        assertThat(headers.get("X-Forwarded-Proto")).containsExactly("http");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/books", "/nowhere"})
    void protectsEveryAnswerOnce(String path) {
        API.answers(exchange -> {
            exchange.getResponseHeaders().add("X-Content-Type-Options", "nosniff");
            exchange.getResponseHeaders().add("X-Frame-Options", "SAMEORIGIN");
            exchange.sendResponseHeaders(200, -1);
        });

        var headers = get(path).headers();

        assertThat(headers.allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(headers.allValues("X-Frame-Options")).containsExactly("DENY");
        assertThat(headers.allValues("Referrer-Policy")).containsExactly("no-referrer");
        assertThat(headers.allValues("Content-Security-Policy")).hasSize(1);
        assertThat(headers.map()).doesNotContainKeys("strict-transport-security", "server");
    }
}
