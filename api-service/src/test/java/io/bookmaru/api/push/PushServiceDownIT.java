package io.bookmaru.api.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookmaru.api.push.SubscriptionOutcome.Kept;
import io.bookmaru.api.testing.Api;
import io.bookmaru.api.testing.ApiIT;
import io.bookmaru.consumer.reply.Asker;
import io.bookmaru.events.SubscriptionAnswered;
import io.bookmaru.events.SubscriptionRequested;
import io.bookmaru.publisher.EventIds;
import io.bookmaru.publisher.Outbox;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/// Nobody answers in the place of push-service.
@ApiIT
class PushServiceDownIT {
    private static final int PLACES = 10;
    private static final int CALLERS = 100;

    @Autowired private Api api;
    @Autowired private Asker<SubscriptionAnswered> pushService;
    @Autowired private SubscriptionRequests requests;
    @Autowired private Outbox outbox;
    @Autowired private TransactionTemplate transactions;
    @Autowired private Clock clock;

    private long member;
    private AskPushService askPushService;

    @BeforeEach
    void make() {
        member = api.signUp("김하늘").id();
        askPushService =
                new AskPushService(
                        pushService,
                        new Patience(
                                new SubscriptionProperties(
                                        Duration.ZERO,
                                        PLACES,
                                        PLACES / 2,
                                        PLACES,
                                        Duration.ofMinutes(1),
                                        3),
                                new SimpleMeterRegistry()),
                        requests,
                        outbox,
                        transactions,
                        clock);
    }

    @Test
    void fewWaitAndNoRequestIsLost() throws Exception {
        var together = timesOf(CALLERS);
        var afterwards = timesOf(CALLERS);

        assertThat(together.stream().filter(PushServiceDownIT::waited)).hasSize(PLACES);
        assertThat(afterwards).noneMatch(PushServiceDownIT::waited);
        System.out.printf(
                "FIGURE push-service down: %d of %d callers waited, then 0 of %d, the slowest %d ms%n",
                PLACES,
                CALLERS,
                CALLERS,
                afterwards.stream().max(Duration::compareTo).orElseThrow().toMillis());
    }

    private List<Duration> timesOf(int callers) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Stream<Callable<Duration>> calls =
                    IntStream.range(0, callers).mapToObj(_ -> this::timeOfOne);
            var times = new ArrayList<Duration>();
            for (var time : threads.invokeAll(calls.toList())) times.add(time.get());
            return times;
        }
    }

    private Duration timeOfOne() {
        var request =
                new SubscriptionRequested(
                        EventIds.next(),
                        clock.instant(),
                        EventIds.next(),
                        member,
                        SubscriptionRequested.Kind.UNSUBSCRIBE,
                        "https://fcm.googleapis.com/x",
                        null,
                        null,
                        null);
        var start = System.nanoTime();
        var outcome = askPushService.ask(request);
        var time = Duration.ofNanos(System.nanoTime() - start);
        assertThat(outcome).isEqualTo(new Kept(request.requestId()));
        assertThat(requests.find(request.requestId(), member)).isPresent();
        return time;
    }

    /// The context's asker waits for 4 s.
    private static boolean waited(Duration time) {
        return time.compareTo(Duration.ofSeconds(4)) >= 0;
    }
}
