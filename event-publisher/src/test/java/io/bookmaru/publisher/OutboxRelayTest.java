package io.bookmaru.publisher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.MockProducer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.SimpleTransactionStatus;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;

class OutboxRelayTest {
    private static final Duration MILLIS_5 = Duration.ofMillis(5);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Counter failed = meters.counter("bookmaru.outbox.failures", "topic", "none");

    static Stream<Error> errors() {
        return Stream.of(
                new InternalError("a fault of the JVM"),
                new OutOfMemoryError("for now"),
                new NoClassDefFoundError("a jar that was replaced"));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void goesOnAfterAnError(Error error) {
        var entries = new BrokenEntries(error);
        var relay = relay(entries);

        relay.start();
        await().atMost(Duration.ofSeconds(20)).until(() -> entries.readAgain.get() > 2);
        relay.stop();

        assertThat(failed.count()).isEqualTo(BrokenEntries.TIMES);
    }

    private OutboxRelay relay(OutboxEntries entries) {
        var properties = new OutboxProperties(true, 10, MILLIS_5, MILLIS_5, MILLIS_5, MILLIS_5);
        return new OutboxRelay(
                entries,
                new SendEntries(
                        new EventRecords("test", CurrentTrace.NONE),
                        () -> new MockProducer<>(true, null, null, null)),
                new NoTransactions(),
                new RelayWakeUp(),
                properties,
                new RelayFailures(properties, Clock.systemUTC(), meters),
                new Refusals(Clock.systemUTC()),
                meters.counter("sent"));
    }

    /// Throws at first, then is empty.
    private static class BrokenEntries extends OutboxEntries {
        static final int TIMES = 3;
        private final Error error;
        private int thrown;
        private final AtomicInteger readAgain = new AtomicInteger();

        BrokenEntries(Error error) {
            super(null);
            this.error = error;
        }

        @Override
        void limitIdleTime() {
            if (thrown++ < TIMES) throw error;
        }

        @Override
        List<Integer> lockWaitingShards(Collection<Integer> waiting) {
            readAgain.incrementAndGet();
            return List.of();
        }
    }

    private static class NoTransactions extends TransactionTemplate {
        @Override
        public <T> T execute(TransactionCallback<T> action) {
            TransactionStatus status = new SimpleTransactionStatus();
            return action.doInTransaction(status);
        }
    }
}
