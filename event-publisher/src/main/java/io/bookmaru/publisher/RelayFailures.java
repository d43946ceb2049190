package io.bookmaru.publisher;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How long the relay pauses because Kafka or the database is down, and why.
class RelayFailures {
    private final OutboxProperties properties;
    private final Clock clock;
    private final MeterRegistry meters;
    private volatile @Nullable Failure last;
    private volatile Duration pause = Duration.ZERO;
    private volatile boolean ofDatabase;

    RelayFailures(OutboxProperties properties, Clock clock, MeterRegistry meters) {
        this.properties = properties;
        this.clock = clock;
        this.meters = meters;
    }

    /// @param tries in a row that have failed
    record Failure(Instant at, String message, int tries) {}

    /// @param topic of the entry that failed; `none` when the database did
    void count(String topic) {
        meters.counter("bookmaru.outbox.failures", "topic", topic).increment();
    }

    /// The database answers again; whether Kafka does is not known by that.
    void databaseAnswers() {
        if (ofDatabase) end();
    }

    void addOfDatabase(Throwable cause) {
        add(cause);
        ofDatabase = true;
    }

    void add(Throwable cause) {
        ofDatabase = false;
        var before = last;
        var tries = pause.isZero() || before == null ? 1 : before.tries() + 1;
        last = new Failure(clock.instant(), cause.toString(), tries);
        var longer = pause.isZero() ? properties.minBackoff() : pause.multipliedBy(2);
        pause = longer.compareTo(properties.maxBackoff()) > 0 ? properties.maxBackoff() : longer;
    }

    void end() {
        pause = Duration.ZERO;
    }

    /// Zero while nothing fails.
    Duration pause() {
        return pause;
    }

    /// It may be over: then [#pause()] is zero.
    Optional<Failure> last() {
        return Optional.ofNullable(last);
    }
}
