package io.bookmaru.consumer.delivery;

import io.bookmaru.consumer.position.StalePositionException;
import io.bookmaru.consumer.trace.RecordObservation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.transaction.support.TransactionTemplate;

/// Applies what one poll brought, partition by partition.
///
/// The records of a partition share a transaction with the move of its position, so each is applied
/// exactly once in the database, whoever dies when. The record that makes it fail is applied alone,
/// and leaves the way if it fails again: bad data at once, a bug after a few tries. When
/// infrastructure is down, the partition waits where it is, and the others go on.
class DeliverRecords {
    private static final Logger log = LoggerFactory.getLogger(DeliverRecords.class);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);

    private final TransactionTemplate transactions;
    private final FailedRecords failedRecords;
    private final RecordObservation observation;
    private final Clock clock;

    DeliverRecords(
            TransactionTemplate transactions,
            FailedRecords failedRecords,
            RecordObservation observation,
            Clock clock) {
        this.transactions = transactions;
        this.failedRecords = failedRecords;
        this.observation = observation;
        this.clock = clock;
    }

    void deliver(
            Route route,
            DeliveredPartition partition,
            List<ConsumerRecord<byte[], byte[]>> records,
            Consumer<?, ?> consumer) {
        try {
            deliverDue(route, partition, records, consumer);
        } catch (RuntimeException e) {
            if (FailureKind.of(e) != FailureKind.INFRASTRUCTURE) throw e;
            var pause =
                    partition.waitLonger(records.getFirst().offset(), clock.instant(), consumer);
            var cause = NestedExceptionUtils.getMostSpecificCause(e);
            log.warn("{} waits for {}: {}", partition, pause, cause.toString());
        }
    }

    private void deliverDue(
            Route route,
            DeliveredPartition partition,
            List<ConsumerRecord<byte[], byte[]>> records,
            Consumer<?, ?> consumer) {
        var unapplied = partition.unapplied(records, consumer);
        var now = clock.instant();
        var due = unapplied.stream().takeWhile(r -> !dueAt(route, r, now).isAfter(now)).toList();
        try {
            applyAll(route, partition, due);
            if (due.size() < unapplied.size()) {
                var next = unapplied.get(due.size());
                partition.waitUntil(dueAt(route, next, now), next.offset(), consumer);
            }
        } catch (StalePositionException e) {
            log.info("{}", e.getMessage());
            partition.startOver(consumer);
        }
    }

    /// A time that has not come yet is a clock that is ahead, or a forgery: nobody waits for it.
    private static Instant dueAt(Route route, ConsumerRecord<?, ?> record, Instant now) {
        var written = Instant.ofEpochMilli(record.timestamp());
        return written.isAfter(now) ? now : written.plus(route.delay());
    }

    /// Around the record that failed, the others stay together: a bad record among 500 costs three
    /// transactions, not 500.
    private void applyAll(
            Route route,
            DeliveredPartition partition,
            List<ConsumerRecord<byte[], byte[]>> records) {
        if (records.isEmpty()) return;
        if (records.size() == 1) {
            applyAlone(route, partition, records.getFirst());
            return;
        }
        var handled = new AtomicInteger();
        try {
            apply(route, partition, records, handled);
        } catch (StalePositionException e) {
            throw e;
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            if (FailureKind.of(e) == FailureKind.INFRASTRUCTURE) throw e;
            if (handled.get() == records.size())
                log.warn("{} records of {} are applied in halves", records.size(), partition, e);
            // A commit that failed does not say for which record.
            var failed = handled.get() < records.size() ? handled.get() : records.size() / 2;
            applyAll(route, partition, records.subList(0, failed));
            applyAll(route, partition, records.subList(failed, failed + 1));
            applyAll(route, partition, records.subList(failed + 1, records.size()));
        }
    }

    private void applyAlone(
            Route route, DeliveredPartition partition, ConsumerRecord<byte[], byte[]> record) {
        for (int attempt = 1; ; attempt++) {
            try {
                apply(route, partition, List.of(record), new AtomicInteger());
                return;
            } catch (StalePositionException e) {
                throw e;
            } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
                switch (FailureKind.of(e)) {
                    case INFRASTRUCTURE -> throw e;
                    case BAD_DATA -> {
                        failedRecords.bury(record, route.own(), e);
                        pass(partition, record);
                        return;
                    }
                    case BUG -> {
                        if (attempt >= route.tries()) {
                            giveUp(route, record, e);
                            pass(partition, record);
                            return;
                        }
                        pause();
                    }
                }
            }
        }
    }

    /// @param handled counts the records that went well
    private void apply(
            Route route,
            DeliveredPartition partition,
            List<ConsumerRecord<byte[], byte[]>> records,
            AtomicInteger handled) {
        var next = records.getLast().offset() + 1;
        transactions.executeWithoutResult(_ -> {
            partition.move(next);
            for (var record : records) {
                observation.observe(record, () -> route.handler().handle(record));
                handled.incrementAndGet();
            }
        });
        partition.moved(next);
    }

    private void giveUp(Route route, ConsumerRecord<byte[], byte[]> record, Throwable failure) {
        route.retryTopic()
                .ifPresentOrElse(
                        topic -> failedRecords.retryLater(record, route.own(), topic, failure),
                        () -> failedRecords.bury(record, route.own(), failure));
    }

    /// A crash before this sends the record on again: the dead letters know it by its origin, and a
    /// second retry finds its effect there.
    private void pass(DeliveredPartition partition, ConsumerRecord<byte[], byte[]> record) {
        transactions.executeWithoutResult(_ -> partition.move(record.offset() + 1));
        partition.moved(record.offset() + 1);
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_TRIES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
