package io.bookmaru.consumer.reply;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hands on each record that comes to a topic from its start on, of all partitions; one that is
/// added later is found within `metadata.max.age.ms` and read from its beginning.
///
/// It is in no consumer group: no rebalance can give an instance's replies to another, and an
/// instance that is gone leaves nothing behind.
class ReplyReader {
    private static final Logger log = LoggerFactory.getLogger(ReplyReader.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration TRY_AGAIN_AFTER = Duration.ofSeconds(1);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);

    private final String topic;
    private final Map<String, Object> config;
    private final Consumer<ConsumerRecord<byte[], byte[]>> taker;
    private volatile boolean heard;
    private volatile @Nullable Thread thread;

    ReplyReader(
            String topic,
            Map<String, Object> config,
            Consumer<ConsumerRecord<byte[], byte[]>> taker) {
        this.topic = topic;
        this.config = withoutGroup(config);
        this.taker = taker;
    }

    /// The classic protocol, since kafka-clients 4.2.1 polls without a pause when partitions are
    /// assigned by hand under the new one: two threads took a whole core.
    private static Map<String, Object> withoutGroup(Map<String, Object> config) {
        var changed = new HashMap<>(config);
        changed.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "classic");
        changed.remove(ConsumerConfig.GROUP_ID_CONFIG);
        changed.remove(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
        changed.remove(ConsumerConfig.CLIENT_ID_CONFIG);
        return changed;
    }

    /// Returns when every record that is written from now on will be heard, or after that time,
    /// when it goes on trying.
    void start(Duration waitAtMost) {
        var listening = new CountDownLatch(1);
        thread =
                Thread.ofPlatform()
                        .name("replies-" + topic)
                        .start(() -> readUntilInterrupted(listening));
        try {
            if (!listening.await(waitAtMost.toNanos(), TimeUnit.NANOSECONDS)) {
                log.warn("Replies of {} are not heard yet", topic);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void stop() {
        heard = false;
        var reading = thread;
        thread = null;
        if (reading == null) return;
        reading.interrupt();
        try {
            reading.join(STOP_WITHIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    boolean isRunning() {
        return thread != null;
    }

    /// True when no record that is written from now on can be missed.
    boolean areHeard() {
        return heard;
    }

    private void readUntilInterrupted(CountDownLatch listening) {
        try {
            while (true) {
                readUntilItFails(listening);
                Thread.sleep(TRY_AGAIN_AFTER);
            }
        } catch (InterruptedException e) {
            log.debug("Replies of {} are no longer read", topic);
        }
    }

    private void readUntilItFails(CountDownLatch listening) throws InterruptedException {
        try (var consumer =
                new KafkaConsumer<>(
                        config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            read(consumer, listening);
        } catch (RuntimeException | Error e) {
            // Nobody restarts this thread, so it outlives everything that may pass.
            log.warn("Replies of {} are not heard: {}", topic, e.toString());
        } finally {
            heard = false;
        }
    }

    private void read(KafkaConsumer<byte[], byte[]> consumer, CountDownLatch listening)
            throws InterruptedException {
        try {
            goToTheEnd(consumer);
            heard = true;
            listening.countDown();
            while (true) {
                consumer.poll(POLL).forEach(taker);
                followNewPartitions(consumer);
            }
        } catch (InterruptException e) {
            // An interrupted thread could not close the consumer.
            Thread.interrupted();
            throw new InterruptedException();
        }
    }

    /// The end is looked up lazily, and a reply that comes before that would be missed: asking for
    /// the position fixes it.
    private void goToTheEnd(KafkaConsumer<byte[], byte[]> consumer) {
        var partitions = partitions(consumer);
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    private void followNewPartitions(KafkaConsumer<byte[], byte[]> consumer) {
        var partitions = partitions(consumer);
        var added = new ArrayList<>(partitions);
        added.removeAll(consumer.assignment());
        if (added.isEmpty()) return;
        consumer.assign(partitions);
        consumer.seekToBeginning(added);
    }

    private List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer) {
        var partitions = consumer.partitionsFor(topic);
        if (partitions.isEmpty()) throw new IllegalStateException("No topic " + topic);
        return partitions.stream().map(p -> new TopicPartition(topic, p.partition())).toList();
    }
}
