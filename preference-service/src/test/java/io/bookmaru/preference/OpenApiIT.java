package io.bookmaru.preference;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookmaru.preference.testing.Api;
import io.bookmaru.preference.testing.PreferenceService;
import io.bookmaru.testing.ApiDescription;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PreferenceService
class OpenApiIT {
    @Autowired private Api api;

    @Test
    void eachOperationHasASummaryExamplesAndItsProblems() {
        var answer = api.getWithoutToken("/v3/api-docs").getResponse();

        assertThat(new ApiDescription(answer.getContentAsByteArray()).gaps()).isEmpty();
    }
}
