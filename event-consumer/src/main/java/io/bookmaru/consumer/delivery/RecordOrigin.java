package io.bookmaru.consumer.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Where a record was when a listener first met it. It travels in a header through retry topics,
/// dead letters and replays: `v1.event.book-like/3/1234/1767225600000`.
///
/// @param timestamp of the record in milliseconds; tells records apart when a topic is created anew
public record RecordOrigin(String topic, int partition, long offset, long timestamp) {
    public static final String HEADER = "bookmaru-origin";
    private static final int LONGEST = 400;

    static RecordOrigin of(ConsumerRecord<?, ?> record) {
        return new RecordOrigin(
                record.topic(), record.partition(), record.offset(), record.timestamp());
    }

    /// From the header, which only this service's own topics are trusted to have: anybody can write
    /// it into a source topic. Without a readable one, the record is its own origin.
    public static RecordOrigin inOwnTopic(ConsumerRecord<?, ?> record, OwnTopics own) {
        var header = record.headers().lastHeader(HEADER);
        if (header == null || header.value() == null || header.value().length > LONGEST)
            return of(record);
        return parse(new String(header.value(), UTF_8))
                .filter(origin -> own.isOf(origin.topic()))
                .orElseGet(() -> of(record));
    }

    private static Optional<RecordOrigin> parse(String text) {
        var parts = text.split("/", -1);
        if (parts.length != 4) return Optional.empty();
        try {
            var partition = Integer.parseInt(parts[1]);
            var offset = Long.parseLong(parts[2]);
            if (partition < 0 || offset < 0) return Optional.empty();
            return Optional.of(
                    new RecordOrigin(parts[0], partition, offset, Long.parseLong(parts[3])));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "%s/%d/%d/%d".formatted(topic, partition, offset, timestamp);
    }
}
