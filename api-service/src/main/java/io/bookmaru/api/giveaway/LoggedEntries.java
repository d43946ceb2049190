package io.bookmaru.api.giveaway;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.bookmaru.consumer.EventReader;
import io.bookmaru.events.GiveawayEntered;
import io.bookmaru.events.GiveawayEntered.Kind;
import io.bookmaru.events.Topics;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SequencedMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.support.converter.ConversionException;
import org.springframework.stereotype.Component;

/// A giveaway's entries, read from the log once more.
@Component
class LoggedEntries {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ConsumerFactory<byte[], byte[]> consumers;
    private final EventReader reader;

    LoggedEntries(ConsumerFactory<byte[], byte[]> consumers, EventReader reader) {
        this.consumers = consumers;
        this.reader = reader;
    }

    /// @param firstOffsets of each member, in their order, up to the marker
    /// @param oldest offset that the log still has
    /// @param read offsets below this one were looked at
    record Logged(SequencedMap<Long, Long> firstOffsets, long oldest, long read) {}

    Logged of(long giveawayId) {
        try (var consumer =
                consumers.createConsumer(null, "", "-reconciliation", new Properties())) {
            var partition = partition(giveawayId, consumer);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long oldest = consumer.position(partition, PATIENCE);
            long end =
                    consumer.endOffsets(List.of(partition), PATIENCE).getOrDefault(partition, 0L);
            var first = new LinkedHashMap<Long, Long>();
            boolean closed = false;
            while (!closed && consumer.position(partition) < end) {
                for (var record : consumer.poll(PATIENCE).records(partition))
                    closed = closed || record.offset() >= end || isLast(record, giveawayId, first);
            }
            return new Logged(first, oldest, end);
        }
    }

    private static TopicPartition partition(long giveawayId, Consumer<?, ?> consumer) {
        int count = consumer.partitionsFor(Topics.GIVEAWAY_ENTERED, PATIENCE).size();
        int hash = Utils.toPositive(Utils.murmur2(key(giveawayId)));
        return new TopicPartition(Topics.GIVEAWAY_ENTERED, hash % count);
    }

    private boolean isLast(
            ConsumerRecord<byte[], byte[]> record, long giveawayId, Map<Long, Long> first) {
        if (!Arrays.equals(record.key(), key(giveawayId))) return false;
        try {
            var event = reader.read(record, GiveawayEntered.class);
            if (event.giveawayId() != giveawayId) return false;
            var member = event.memberId();
            if (event.kind() == Kind.CLOSED) return member == null;
            if (member != null) first.putIfAbsent(member, record.offset());
            return false;
        } catch (ConversionException e) {
            return false;
        }
    }

    private static byte[] key(long giveawayId) {
        return Long.toString(giveawayId).getBytes(US_ASCII);
    }
}
