package io.bookmaru.api.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookmaru.api.testing.Api;
import io.bookmaru.api.testing.ApiIT;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApiIT
class RemoveOldRequestsIT {
    @Autowired private Api api;
    @Autowired private Clock clock;
    @Autowired private SubscriptionRequests requests;
    @Autowired private RemoveOldRequests removeOldRequests;

    @Test
    void forgetsThemAfterThirtyDays() {
        long member = api.signUp("김하늘").id();
        var old = UUID.randomUUID();
        var recent = UUID.randomUUID();
        requests.insert(old, member, clock.instant().minus(Duration.ofDays(30)).minusSeconds(1));
        requests.insert(recent, member, clock.instant().minus(Duration.ofDays(29)));

        removeOldRequests.remove();

        assertThat(requests.find(old, member)).isEmpty();
        assertThat(requests.find(recent, member)).isPresent();
    }
}
