package io.bookmaru.consumer.reply;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bookmaru.consumer.EventReader;
import io.bookmaru.events.SubscriptionAnswered;
import io.bookmaru.events.SubscriptionAnswered.Outcome;
import io.bookmaru.events.SubscriptionRequested;
import io.bookmaru.events.Topics;
import io.bookmaru.publisher.EventIds;
import io.bookmaru.publisher.EventRecords;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.KafkaTemplate;

/// Answers each request with the member who asked as the subscription, and sends all that a reply
/// topic should never hold around the answers. While it pauses it goes on reading.
class Answerer {
    private static final int LONG_AGO = 2_000;

    private final String bootstrapServers;
    private final KafkaTemplate<String, byte[]> kafka;
    private final EventRecords records;
    private final EventReader reader;
    private final Random random = new Random(7);
    private final List<SubscriptionRequested> heard = new ArrayList<>();
    private final Thread thread;
    private final AtomicInteger received = new AtomicInteger();
    private final AtomicInteger noise = new AtomicInteger();
    private int answered;
    private volatile @Nullable Integer partition;
    private volatile boolean pausing;
    private volatile boolean stopped;

    Answerer(
            String bootstrapServers,
            KafkaTemplate<String, byte[]> kafka,
            EventRecords records,
            EventReader reader) {
        this.bootstrapServers = bootstrapServers;
        this.kafka = kafka;
        this.records = records;
        this.reader = reader;
        this.thread = Thread.ofPlatform().name("answerer").start(this::answerUntilStopped);
    }

    void pause() {
        pausing = true;
    }

    void resume() {
        pausing = false;
    }

    /// Whatever the key.
    void answerIn(int partition) {
        this.partition = partition;
    }

    /// Requests, answered or not.
    int received() {
        return received.get();
    }

    /// Records in the reply topic that no caller should take.
    int noise() {
        return noise.get();
    }

    void stop() throws InterruptedException {
        stopped = true;
        thread.join();
    }

    private void answerUntilStopped() {
        try (var consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", bootstrapServers),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            var partitions =
                    consumer.partitionsFor(Topics.SUBSCRIPTION_REQUEST).stream()
                            .map(p -> new TopicPartition(p.topic(), p.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            partitions.forEach(consumer::position);
            while (!stopped) {
                for (var record : consumer.poll(Duration.ofMillis(10))) {
                    heard.add(reader.read(record, SubscriptionRequested.class));
                    received.incrementAndGet();
                }
                while (!pausing && answered < heard.size()) answer(heard.get(answered++));
            }
        }
    }

    private void answer(SubscriptionRequested request) {
        switch (random.nextInt(8)) {
            case 0 -> forge(request.requestId().toString(), bytes("{\"requestId\": "));
            case 1 -> forge(request.requestId().toString(), null);
            case 2 -> forge(request.requestId().toString(), bytes("{}"));
            case 3 -> forge(request.requestId().toString(), anotherAnswer().value());
            case 4 -> forge(null, reply(request).value());
            case 5 -> forge("k".repeat(5_000), reply(request).value());
            case 6 -> forge("not the id of a request, 36 characters", bytes("\"\""));
            default -> forge(UUID.randomUUID().toString(), anotherAnswer().value());
        }
        kafka.send(reply(request));
        if (random.nextInt(4) == 0) disturb(reply(request));
        if (answered > LONG_AGO && random.nextInt(4) == 0) {
            disturb(reply(heard.get(random.nextInt(answered - LONG_AGO))));
        }
    }

    /// With the correlation that Spring would look for, of nobody and twice.
    private void forge(String key, byte[] value) {
        var record = new ProducerRecord<>(Topics.SUBSCRIPTION_RESPONSE, key, value);
        record.headers().add("kafka_correlationId", bytes("x".repeat(2_000)));
        record.headers().add("kafka_correlationId", new byte[16]);
        disturb(record);
    }

    private void disturb(ProducerRecord<String, byte[]> record) {
        noise.incrementAndGet();
        kafka.send(record);
    }

    private ProducerRecord<String, byte[]> anotherAnswer() {
        var id = UUID.randomUUID();
        return records.record(Topics.SUBSCRIPTION_RESPONSE, id.toString(), subscribed(id, 1));
    }

    private ProducerRecord<String, byte[]> reply(SubscriptionRequested request) {
        var record =
                records.record(
                        Topics.SUBSCRIPTION_RESPONSE,
                        request.requestId().toString(),
                        subscribed(request.requestId(), request.memberId()));
        return new ProducerRecord<>(record.topic(), partition, record.key(), record.value());
    }

    private static SubscriptionAnswered subscribed(UUID requestId, long subscription) {
        return new SubscriptionAnswered(
                EventIds.next(), Instant.EPOCH, requestId, Outcome.SUBSCRIBED, subscription, null);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
