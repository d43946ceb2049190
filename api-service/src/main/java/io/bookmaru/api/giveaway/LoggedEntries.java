package io.bookmaru.api.giveaway;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.bookmaru.consumer.EventReader;
import io.bookmaru.events.GiveawayEntered;
import io.bookmaru.events.GiveawayEntered.Kind;
import io.bookmaru.events.Topics;
import io.bookmaru.http.OverloadedException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.SequencedMap;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
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
    /// @param late members whose first record is behind the marker
    /// @param oldest offset that the log still has
    /// @param read offsets below this one were looked at
    record Logged(SequencedMap<Long, Long> firstOffsets, Set<Long> late, long oldest, long read) {}

    /// @throws OverloadedException when Kafka gives nothing for 10 s
    Logged of(long giveawayId) {
        try (var consumer =
                consumers.createConsumer(null, "", "-reconciliation", new Properties())) {
            var partition = partition(giveawayId, consumer);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long oldest = consumer.position(partition, PATIENCE);
            long end =
                    consumer.endOffsets(List.of(partition), PATIENCE).getOrDefault(partition, 0L);
            var found = new Found();
            while (consumer.position(partition) < end) {
                long before = consumer.position(partition);
                for (var record : consumer.poll(PATIENCE).records(partition))
                    if (record.offset() < end)
                        event(record, giveawayId)
                                .ifPresent(event -> found.add(event, record.offset()));
                if (consumer.position(partition) == before)
                    throw new TimeoutException("Nothing came for " + PATIENCE);
            }
            return new Logged(found.first, found.late, oldest, end);
        } catch (TimeoutException e) {
            throw new OverloadedException("The log cannot be read now: " + e.getMessage());
        }
    }

    private static class Found {
        private final SequencedMap<Long, Long> first = new LinkedHashMap<>();
        private final Set<Long> late = new LinkedHashSet<>();
        private boolean closed;

        void add(GiveawayEntered event, long offset) {
            var member = event.memberId();
            if (event.kind() == Kind.CLOSED && member == null) closed = true;
            if (event.kind() == Kind.CLOSED || member == null) return;
            if (!closed) first.putIfAbsent(member, offset);
            else if (!first.containsKey(member)) late.add(member);
        }
    }

    private static TopicPartition partition(long giveawayId, Consumer<?, ?> consumer) {
        int count = consumer.partitionsFor(Topics.GIVEAWAY_ENTERED, PATIENCE).size();
        int hash = Utils.toPositive(Utils.murmur2(key(giveawayId)));
        return new TopicPartition(Topics.GIVEAWAY_ENTERED, hash % count);
    }

    /// Empty for another giveaway's, and for what the consumer does not count either.
    private Optional<GiveawayEntered> event(ConsumerRecord<byte[], byte[]> record, long giveaway) {
        if (!Arrays.equals(record.key(), key(giveaway))) return Optional.empty();
        try {
            return Optional.of(reader.read(record, GiveawayEntered.class))
                    .filter(event -> event.giveawayId() == giveaway);
        } catch (ConversionException e) {
            return Optional.empty();
        }
    }

    private static byte[] key(long giveawayId) {
        return Long.toString(giveawayId).getBytes(US_ASCII);
    }
}
