package io.bookmaru.push.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookmaru.push.PushServiceTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class NewestRequestsIT extends PushServiceTest {
    @Autowired private Clock clock;
    @Autowired private NewestRequests requests;
    @Autowired private RemoveOldRequests removeOldRequests;

    private final String endpoint = "https://push.example.com/" + UUID.randomUUID();

    @Test
    void admitOnlyWhatIsNewer() {
        var now = clock.instant();

        assertThat(requests.admit(endpoint, now)).isTrue();
        assertThat(requests.admit(endpoint, now)).isFalse();
        assertThat(requests.admit(endpoint, now.minusMillis(1))).isFalse();
        assertThat(requests.admit(endpoint, now.plusMillis(1))).isTrue();
    }

    @Test
    void refuseWhatIsOlderThanTheyAreRemembered() {
        assertThat(requests.admit(endpoint, daysAgo(31))).isFalse();
        assertThat(requests.admit(endpoint, daysAgo(29))).isTrue();
    }

    @Test
    void areRemovedWhenEverythingBeforeThemIsLateAnyway() {
        var old = endpoint + "/old";
        asOf(daysAgo(30)).admit(endpoint, daysAgo(30));
        asOf(daysAgo(32)).admit(old, daysAgo(32));

        requests.removeOld();

        assertThat(asOf(daysAgo(33)).admit(endpoint, daysAgo(33))).isFalse();
        assertThat(asOf(daysAgo(33)).admit(old, daysAgo(33))).isTrue();
    }

    @Test
    void takeTheirAnswersAlong() {
        var old = UUID.randomUUID();
        var young = UUID.randomUUID();
        answersAsOf(daysAgo(32)).add(old, new SubscriptionOutcome.Unsubscribed());
        answersAsOf(daysAgo(30)).add(young, new SubscriptionOutcome.Unsubscribed());

        removeOldRequests.remove();

        assertThat(answersAsOf(daysAgo(0)).find(old)).isEmpty();
        assertThat(answersAsOf(daysAgo(0)).find(young)).isPresent();
    }

    private AnsweredRequests answersAsOf(Instant time) {
        return new AnsweredRequests(jdbc, Clock.fixed(time, clock.getZone()));
    }

    private Instant daysAgo(int days) {
        return clock.instant().minus(Duration.ofDays(days));
    }

    private NewestRequests asOf(Instant time) {
        return new NewestRequests(jdbc, Clock.fixed(time, clock.getZone()));
    }
}
