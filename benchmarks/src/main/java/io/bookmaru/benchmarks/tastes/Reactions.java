package io.bookmaru.benchmarks.tastes;

import io.bookmaru.events.ReactionChanged;
import io.bookmaru.events.ReactionChanged.Kind;
import io.bookmaru.events.Topics;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Sends reactions as api-service writes them. Each is a child's first to a book: children like ten
/// books each, and come in turns.
final class Reactions implements AutoCloseable {
    static final int BOOKS = 1_000;
    static final int PER_CHILD = 10;

    private final JsonMapper json = JsonMapper.builder().build();
    private final Instant now = Instant.parse("2026-05-05T01:02:03.456789Z");
    private final KafkaProducer<String, byte[]> kafka;
    private long children;
    private long sent;

    Reactions(String bootstrapServers) {
        this.kafka =
                new KafkaProducer<>(
                        Map.of(
                                "bootstrap.servers", bootstrapServers,
                                "linger.ms", 5,
                                "batch.size", 65_536),
                        new StringSerializer(),
                        new ByteArraySerializer());
    }

    /// @param count a multiple of [#PER_CHILD]
    void send(String topic, int count) {
        int group = count / PER_CHILD;
        for (int i = 0; i < count; i++) send(topic, null, children + 1 + i % group, i / group);
        children += group;
        if (topic.equals(Topics.BOOK_LIKE)) sent += count;
        kafka.flush();
    }

    /// Of one more child in each partition.
    void sendOneToEach(String topic, int partitions) {
        for (int partition = 0; partition < partitions; partition++)
            send(topic, partition, ++children, 0);
        sent += partitions;
        kafka.flush();
    }

    private void send(String topic, @Nullable Integer partition, long child, int number) {
        var book = 1 + (child * 7 + number * 101) % BOOKS;
        var kind = (child + number) % 3 == 0 ? Kind.DISLIKE : Kind.LIKE;
        var event = new ReactionChanged(new UUID(child, book), now, child, book, kind, 1);
        kafka.send(
                new ProducerRecord<>(
                        topic, partition, Long.toString(child), json.writeValueAsBytes(event)));
    }

    /// For preference-service, so far.
    long sent() {
        return sent;
    }

    @Override
    public void close() {
        kafka.close();
    }
}
