package io.bookmaru.publisher;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.Test;

class SendEntriesTest {
    private final FailingProducer producer = new FailingProducer();
    private final SendEntries sendEntries =
            new SendEntries(new EventRecords("test", CurrentTrace.NONE), () -> producer);

    @Test
    void acknowledgesNothingOfAShardAfterItsFirstFailure() {
        producer.failLater.add("2");

        var outcome = sendEntries.send(List.of(entry(1, 5), entry(2, 5), entry(3, 5), entry(4, 6)));

        assertThat(outcome.acknowledged()).containsExactly(1L, 4L);
        assertThat(outcome.failed()).extracting(failed -> failed.entry().id()).containsExactly(2L);
    }

    /// Kafka is away and the topic's partitions are not known: each send waits.
    @Test
    void stopsAtASendThatHasFailedAlready() {
        producer.failAtOnce.add("2");

        var outcome = sendEntries.send(List.of(entry(1, 5), entry(2, 6), entry(3, 7)));

        assertThat(outcome.acknowledged()).containsExactly(1L);
        assertThat(producer.keys).containsExactly("1", "2");
    }

    @Test
    void knowsARefusalFromAnOutage() {
        var missing = new UnknownTopicOrPartitionException("no such topic");

        assertThat(Refusal.is(new RecordTooLargeException("1001 bytes"))).isTrue();
        assertThat(Refusal.is(new TimeoutException("no metadata", missing))).isTrue();
        assertThat(Refusal.is(new TimeoutException("no metadata"))).isFalse();
    }

    private static OutboxEntry entry(long id, int shard) {
        return new OutboxEntry(
                id,
                shard,
                UUID.randomUUID(),
                Instant.EPOCH,
                "topic",
                Long.toString(id),
                new byte[0],
                null);
    }

    private static class FailingProducer extends MockProducer<String, byte[]> {
        final List<String> failAtOnce = new ArrayList<>();
        final List<String> failLater = new ArrayList<>();
        final List<String> keys = new ArrayList<>();
        private final List<CompletableFuture<RecordMetadata>> sent = new ArrayList<>();

        @Override
        public Future<RecordMetadata> send(ProducerRecord<String, byte[]> record) {
            keys.add(record.key());
            if (failAtOnce.contains(record.key())) {
                return CompletableFuture.failedFuture(new TimeoutException("no metadata"));
            }
            sent.add(new CompletableFuture<>());
            return sent.getLast();
        }

        @Override
        public void flush() {
            for (int i = 0; i < sent.size(); i++) {
                if (failLater.contains(keys.get(i))) {
                    sent.get(i).completeExceptionally(new RecordTooLargeException("too large"));
                } else {
                    var place = new TopicPartition("topic", 0);
                    sent.get(i).complete(new RecordMetadata(place, i, 0, 0, 0, 0));
                }
            }
        }
    }
}
