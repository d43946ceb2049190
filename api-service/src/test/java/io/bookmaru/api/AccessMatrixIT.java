package io.bookmaru.api;

import io.bookmaru.api.testing.ApiIT;
import io.bookmaru.api.testing.ApiSamples;
import io.bookmaru.api.testing.PushServiceStandIn;
import io.bookmaru.testing.endpoint.AccessMatrix;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@ApiIT
class AccessMatrixIT {
    @Autowired ApplicationContext service;

    @Test
    void everyEndpointAnswersEveryRoleAsItsRowSays() throws Exception {
        try (var _ = new PushServiceStandIn(service)) {
            AccessMatrix.assertEveryCellOf(service, new ApiSamples(service));
        }
    }
}
