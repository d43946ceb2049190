package io.bookmaru.familiarity;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookmaru.familiarity.testing.Neighbourhood;
import io.bookmaru.testing.ApiDescription;
import org.junit.jupiter.api.Test;

class OpenApiIT extends Neighbourhood {

    @Test
    void eachOperationHasASummaryExamplesAndItsProblems() {
        var answer = getWithoutToken("/v3/api-docs").getResponse();

        assertThat(new ApiDescription(answer.getContentAsByteArray()).gaps()).isEmpty();
    }
}
