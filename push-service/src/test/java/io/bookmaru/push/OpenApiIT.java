package io.bookmaru.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookmaru.testing.ApiDescription;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

class OpenApiIT extends PushServiceTest {
    @LocalServerPort private int port;

    @Test
    void eachOperationHasASummaryExamplesAndItsProblems() throws Exception {
        var docs = URI.create("http://127.0.0.1:%d/v3/api-docs".formatted(port));
        try (var http = HttpClient.newHttpClient()) {
            var answer =
                    http.send(HttpRequest.newBuilder(docs).build(), BodyHandlers.ofByteArray());

            assertThat(new ApiDescription(answer.body()).gaps()).isEmpty();
        }
    }
}
