package io.bookmaru.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.GET;

import io.bookmaru.api.testing.Api;
import io.bookmaru.api.testing.ApiIT;
import io.bookmaru.testing.ApiDescription;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// `/v3/api-docs`. That no operation answers with a status that is not in it, each call of [Api]
/// checks.
@ApiIT
class OpenApiIT {
    @Autowired private Api api;

    @Test
    void eachOperationHasASummaryExamplesAndItsProblems() throws Exception {
        var json = api.call(GET, "/v3/api-docs", "", null).getResponse().getContentAsByteArray();
        Files.write(Path.of("target/openapi.json"), json);
        var description = new ApiDescription(json);

        assertThat(description.gaps()).isEmpty();
        System.out.printf(
                "FIGURE OpenAPI of api-service: %d operations, each with summary, examples and"
                        + " problems%n",
                description.operationNames().size());
    }
}
