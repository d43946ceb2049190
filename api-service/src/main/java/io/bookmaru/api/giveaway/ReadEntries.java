package io.bookmaru.api.giveaway;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.bookmaru.consumer.EventReader;
import io.bookmaru.consumer.delivery.FailedRecords;
import io.bookmaru.events.GiveawayEntered;
import io.bookmaru.events.GiveawayEntered.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.support.converter.ConversionException;
import org.springframework.stereotype.Component;

/// Tells the entries from the records that cannot be read: those become dead letters. An entry that
/// can be read never does.
@Component
class ReadEntries {
    private static final Logger log = LoggerFactory.getLogger(ReadEntries.class);

    private final EventReader reader;
    private final FailedRecords failedRecords;

    ReadEntries(EventReader reader, FailedRecords failedRecords) {
        this.reader = reader;
        this.failedRecords = failedRecords;
    }

    /// A record as it counts.
    ///
    /// @param memberId null for the marker that ends the giveaway
    record Read(long giveawayId, @Nullable Long memberId, long offset) {}

    /// Returns once Kafka has acknowledged the dead letters.
    List<Read> read(List<ConsumerRecord<byte[], byte[]>> records) {
        var read = new ArrayList<Read>(records.size());
        for (var record : records) {
            try {
                var event = event(record);
                if (isWhereItBelongs(event, record))
                    read.add(new Read(event.giveawayId(), event.memberId(), record.offset()));
            } catch (ConversionException e) {
                failedRecords.bury(record, e);
            }
        }
        return read;
    }

    private GiveawayEntered event(ConsumerRecord<byte[], byte[]> record) {
        var event = reader.read(record, GiveawayEntered.class);
        if ((event.kind() == Kind.ENTERED) != (event.memberId() != null))
            throw new ConversionException(
                    "Unreadable GiveawayEntered",
                    record,
                    new IllegalArgumentException(
                            "memberId: %s (expected: one if ENTERED)".formatted(event.memberId())));
        return event;
    }

    /// In another partition it has no place among the others.
    private static boolean isWhereItBelongs(
            GiveawayEntered event, ConsumerRecord<byte[], byte[]> record) {
        var key = Long.toString(event.giveawayId()).getBytes(US_ASCII);
        if (Arrays.equals(key, record.key())) return true;
        log.warn(
                "{}-{}@{} does not count: its key is not the giveaway's",
                record.topic(),
                record.partition(),
                record.offset());
        return false;
    }
}
