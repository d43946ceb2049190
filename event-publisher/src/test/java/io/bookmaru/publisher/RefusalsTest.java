package io.bookmaru.publisher;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;

/// What an instance makes of what it cannot see: another one may hold the shards.
class RefusalsTest {
    private static final Duration MILLIS_5 = Duration.ofMillis(5);
    private static final int SHARD = 7;
    private static final long ENTRY = 42;

    private final Refusals refusals = new Refusals(Clock.systemUTC());
    private final RelayFailures failures =
            new RelayFailures(
                    new OutboxProperties(true, 10, MILLIS_5, MILLIS_5, MILLIS_5, MILLIS_5),
                    Clock.systemUTC(),
                    new SimpleMeterRegistry());

    @Test
    void refusalIsKeptWhileItsEntryIsThereThoughAnotherRelayHasTheShard() {
        refusals.add(entry(), new RecordTooLargeException());

        refusals.forgetSettled(List.of(), List.of(), id -> false);

        assertThat(refusals.of(ENTRY)).isPresent();
    }

    @Test
    void refusalIsForgottenWhenItsEntryIsGone() {
        refusals.add(entry(), new RecordTooLargeException());

        refusals.forgetSettled(List.of(), List.of(), id -> id == ENTRY);

        assertThat(refusals.all()).isEmpty();
    }

    @Test
    void refusalOfAShardThatWaitsIsNotLookedAt() {
        refusals.add(entry(), new RecordTooLargeException());

        refusals.forgetSettled(
                List.of(SHARD),
                List.of(),
                id -> {
                    throw new AssertionError("asked for " + id);
                });

        assertThat(refusals.of(ENTRY)).isPresent();
    }

    @Test
    void onlyWhatWillNotPassByItselfIsLasting() {
        refusals.add(entry(), new RecordTooLargeException());
        assertThat(refusals.of(ENTRY).orElseThrow().lasting()).isTrue();

        refusals.add(entry(), new TimeoutException("no leader"));
        assertThat(refusals.of(ENTRY).orElseThrow().lasting()).isFalse();
    }

    @Test
    void topicThatIsRefusedHoldsNoShard() {
        refusals.add(entry(), new TopicAuthorizationException("v1.event.book-like"));

        assertThat(refusals.topics()).containsExactly("v1.event.book-like");
        assertThat(refusals.has(SHARD)).isFalse();
        assertThat(refusals.of(ENTRY).orElseThrow().lasting()).isTrue();

        refusals.forget(entry());
        assertThat(refusals.all()).isEmpty();
    }

    @Test
    void databaseThatAnswersDoesNotMeanThatKafkaDoes() {
        failures.add(new TimeoutException("Kafka is down"));
        failures.databaseAnswers();
        assertThat(failures.pause()).isPositive();

        failures.addOfDatabase(new IllegalStateException("the database is down"));
        failures.databaseAnswers();
        assertThat(failures.pause()).isZero();
    }

    private static OutboxEntry entry() {
        return new OutboxEntry(
                ENTRY,
                SHARD,
                new UUID(0, 1),
                Instant.EPOCH,
                "v1.event.book-like",
                "1",
                new byte[0],
                null);
    }
}
