package io.bookmaru.consumer;

import io.bookmaru.consumer.delivery.Routes;
import io.bookmaru.events.Topics;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;

/// Creates what is missing before the listeners start: every topic, since services may start in any
/// order, and the topics of its own that this service needs for what it listens to. Changes nothing
/// that exists.
@Component
@ConditionalOnBooleanProperty("bookmaru.kafka.create-topics")
class TopicCreation implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(TopicCreation.class);
    private static final int BEFORE_THE_LISTENERS = Integer.MIN_VALUE;
    private static final int ANSWER_SECONDS = 30;
    private static final int LARGEST_RECORD = 256 * 1024;

    /// Room for the headers that a record gets on its way.
    private static final int LARGEST_OWN_RECORD = 2 * LARGEST_RECORD;

    /// A segment is dropped or compacted as a whole, and may be a day old before it is closed. So a
    /// record is gone after 14 days at the latest, and one that a newer snapshot replaces after 7.
    private static final Duration SEGMENT = Duration.ofDays(1);

    private static final Duration RETENTION = Duration.ofDays(14).minus(SEGMENT);
    private static final Duration COMPACTION_LAG = Duration.ofDays(7).minus(SEGMENT);

    private final KafkaAdmin admin;
    private final Routes routes;
    private final ConsumerProperties properties;
    private boolean done;

    TopicCreation(KafkaAdmin admin, Routes routes, ConsumerProperties properties) {
        this.admin = admin;
        this.routes = routes;
        this.properties = properties;
    }

    @Override
    public void start() {
        var sources = Topics.PAYLOADS.keySet().stream().map(this::source);
        var own = routes.own().keySet().stream().map(this::own);
        try (var kafka = Admin.create(admin.getConfigurationProperties())) {
            create(Stream.concat(sources, own).toList(), kafka);
        } catch (ExecutionException | TimeoutException e) {
            log.warn("Topics not created, restart when Kafka is up: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        done = true;
    }

    /// Not with the library's creation, which adds partitions to a topic that has fewer: the
    /// records of a key would then be in two of them.
    private static void create(List<NewTopic> topics, Admin kafka)
            throws ExecutionException, InterruptedException, TimeoutException {
        var existing = kafka.listTopics().names().get(ANSWER_SECONDS, TimeUnit.SECONDS);
        var missing = topics.stream().filter(topic -> !existing.contains(topic.name())).toList();
        try {
            kafka.createTopics(missing).all().get(ANSWER_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            // Another service that starts at the same time needs the same topics.
            if (!(e.getCause() instanceof TopicExistsException)) throw e;
        }
    }

    private NewTopic source(String topic) {
        var builder = topic(topic, properties.partitions(), LARGEST_RECORD);
        if (Topics.COMPACTED.contains(topic))
            return builder.compact()
                    .config(TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG, millis(COMPACTION_LAG))
                    .build();
        return builder.config(TopicConfig.RETENTION_MS_CONFIG, millis(RETENTION)).build();
    }

    private NewTopic own(String topic) {
        return topic(topic, 1, LARGEST_OWN_RECORD)
                .config(TopicConfig.RETENTION_MS_CONFIG, millis(RETENTION))
                .build();
    }

    /// A record is as large as it is unpacked, however well it was compressed: the broker measures
    /// it after it has unpacked it. One of millions of bytes could be read by no service, nor sent
    /// on to its dead letters.
    private TopicBuilder topic(String name, int partitions, int largestRecord) {
        return TopicBuilder.name(name)
                .partitions(partitions)
                .replicas(properties.replication())
                .config(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(inSync()))
                .config(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(largestRecord))
                .config(TopicConfig.COMPRESSION_TYPE_CONFIG, "uncompressed")
                .config(TopicConfig.SEGMENT_MS_CONFIG, millis(SEGMENT));
    }

    /// What is acknowledged is on so many brokers: one of three may be away, and one be lost.
    private int inSync() {
        return Math.max(1, properties.replication() - 1);
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }

    @Override
    public void stop() {
        done = false;
    }

    @Override
    public boolean isRunning() {
        return done;
    }

    @Override
    public int getPhase() {
        return BEFORE_THE_LISTENERS;
    }
}
