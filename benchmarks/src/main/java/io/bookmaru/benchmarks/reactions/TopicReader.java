package io.bookmaru.benchmarks.reactions;

import io.bookmaru.benchmarks.UnusableException;
import io.bookmaru.events.ReactionChanged;
import io.bookmaru.events.Topics;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import tools.jackson.databind.json.JsonMapper;

/// Waits for new reactions as any consumer would, and looks at the clock when it gets them.
final class TopicReader implements AutoCloseable {
    private static final Duration LAST_RECORD_WAIT = Duration.ofSeconds(30);

    private final JsonMapper json = JsonMapper.builder().build();
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final LongStream.Builder delays = LongStream.builder();
    private final Thread thread;
    private volatile boolean open = true;
    private volatile long records;
    private long firstTimestamp = Long.MAX_VALUE;
    private long lastTimestamp = Long.MIN_VALUE;

    private TopicReader(KafkaConsumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
        this.thread = new Thread(this::readUntilClosed, "topic-reader");
    }

    static TopicReader atTheEnd(String bootstrapServers) {
        var consumer =
                new KafkaConsumer<>(
                        Map.<String, Object>of("bootstrap.servers", bootstrapServers),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        var partitions =
                consumer.partitionsFor(Topics.BOOK_LIKE).stream()
                        .map(p -> new TopicPartition(p.topic(), p.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        var reader = new TopicReader(consumer);
        reader.thread.start();
        return reader;
    }

    private void readUntilClosed() {
        var clock = Clock.systemUTC();
        while (open) {
            var batch = consumer.poll(Duration.ofMillis(100));
            long now = clock.millis();
            for (var record : batch) {
                var event = json.readValue(record.value(), ReactionChanged.class);
                delays.add(now - event.occurredAt().toEpochMilli());
                firstTimestamp = Math.min(firstTimestamp, record.timestamp());
                lastTimestamp = Math.max(lastTimestamp, record.timestamp());
            }
            records += batch.count();
        }
        consumer.close();
    }

    void awaitRecords(long count) throws InterruptedException, UnusableException {
        var start = System.nanoTime();
        while (records < count) {
            if (System.nanoTime() - start > LAST_RECORD_WAIT.toNanos()) {
                throw new UnusableException(
                        "records read: %d (expected: %d)".formatted(records, count));
            }
            Thread.sleep(20);
        }
        stop();
    }

    private void stop() throws InterruptedException {
        open = false;
        thread.join();
    }

    /// After [#awaitRecords].
    Delay delay() {
        return Delay.of(delays.build().toArray());
    }

    /// By the times at which the producer made the records; after [#awaitRecords].
    Duration fromFirstToLast() {
        return Duration.ofMillis(lastTimestamp - firstTimestamp);
    }

    @Override
    public void close() throws InterruptedException {
        stop();
    }
}
