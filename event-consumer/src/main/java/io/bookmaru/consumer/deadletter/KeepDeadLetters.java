package io.bookmaru.consumer.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bookmaru.consumer.delivery.DeadLetterStore;
import io.bookmaru.consumer.delivery.FailedRecords;
import io.bookmaru.consumer.delivery.OwnTopics;
import io.bookmaru.consumer.delivery.RecordOrigin;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Takes records from the dead-letter topics into the table. Whatever is in them is kept.
class KeepDeadLetters implements DeadLetterStore {
    private static final int LONGEST_CAUSE = 1_000;

    private final DeadLetters deadLetters;
    private final MeterRegistry meters;
    private final Clock clock;

    KeepDeadLetters(DeadLetters deadLetters, MeterRegistry meters, Clock clock) {
        this.deadLetters = deadLetters;
        this.meters = meters;
        this.clock = clock;
    }

    @Override
    public void keep(ConsumerRecord<byte[], byte[]> record, OwnTopics own) {
        var reason =
                text(record, FailedRecords.REASON).equals("BUG") ? Reason.BUG : Reason.BAD_DATA;
        deadLetters.keep(
                RecordOrigin.inOwnTopic(record, own),
                record.key(),
                record.value(),
                HeaderBytes.write(record.headers()),
                reason,
                text(record, FailedRecords.CAUSE),
                clock.instant());
        meters.counter("bookmaru.dead.letters.kept", "topic", own.source(), "reason", reason.name())
                .increment();
    }

    @Override
    public boolean apply(RecordOrigin origin) {
        return deadLetters.apply(origin, clock.instant());
    }

    /// PostgreSQL takes any character in a text but U+0000.
    private static String text(ConsumerRecord<?, ?> record, String name) {
        var header = record.headers().lastHeader(name);
        if (header == null || header.value() == null) return "";
        var text = new String(header.value(), UTF_8).replace('\0', '?');
        return text.substring(0, Math.min(text.length(), LONGEST_CAUSE));
    }
}
