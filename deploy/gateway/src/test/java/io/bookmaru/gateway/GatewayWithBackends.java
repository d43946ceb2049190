package io.bookmaru.gateway;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// The gateway as it runs, before four servers that stand in for the services.
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "bookmaru.gateway.allowed-origins=http://localhost:*",
            "bookmaru.gateway.response-timeout=1s",
            "bookmaru.gateway.body-time=1s",
            "bookmaru.gateway.bodies=192KB",
            "bookmaru.gateway.limits.test.per=member",
            "bookmaru.gateway.limits.test.method=POST",
            "bookmaru.gateway.limits.test.paths=/api/v1/limited/*",
            "bookmaru.gateway.limits.test.calls=3",
            "bookmaru.gateway.limits.test.in=1h"
        })
abstract class GatewayWithBackends {
    static final Backend API = new Backend("api");
    static final Backend PREFERENCE = new Backend("preference");
    static final Backend FAMILIARITY = new Backend("familiarity");
    static final Backend PUSH = new Backend("push");

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @LocalServerPort int port;

    @DynamicPropertySource
    static void backends(DynamicPropertyRegistry properties) {
        properties.add("bookmaru.gateway.api-uri", API::uri);
        properties.add("bookmaru.gateway.preference-uri", PREFERENCE::uri);
        properties.add("bookmaru.gateway.familiarity-uri", FAMILIARITY::uri);
        properties.add("bookmaru.gateway.push-uri", PUSH::uri);
    }

    @BeforeEach
    void forgetEarlierRequests() {
        List.of(API, PREFERENCE, FAMILIARITY, PUSH).forEach(Backend::reset);
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    HttpResponse<String> get(String path) {
        return send(to(path));
    }

    HttpResponse<String> post(String path, String body) {
        return send(to(path).POST(BodyPublishers.ofString(body)));
    }

    static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
