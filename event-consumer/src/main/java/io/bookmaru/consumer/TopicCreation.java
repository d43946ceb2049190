package io.bookmaru.consumer;

import io.bookmaru.consumer.delivery.Routes;
import io.bookmaru.events.Topics;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.KafkaException;
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
    private static final int LARGEST_RECORD = 256 * 1024;

    /// Room for the headers that a record gets on its way.
    private static final int LARGEST_OWN_RECORD = 2 * LARGEST_RECORD;

    private static final String TWO_WEEKS_MILLIS = Long.toString(14L * 24 * 60 * 60 * 1000);

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
        try {
            admin.createOrModifyTopics(Stream.concat(sources, own).toArray(NewTopic[]::new));
        } catch (KafkaException e) {
            log.warn("Topics not created, restart when Kafka is up: {}", e.getMessage());
        }
        done = true;
    }

    private NewTopic source(String topic) {
        var builder = topic(topic, properties.partitions(), LARGEST_RECORD);
        return (Topics.COMPACTED.contains(topic) ? builder.compact() : builder).build();
    }

    private NewTopic own(String topic) {
        return topic(topic, 1, LARGEST_OWN_RECORD)
                .config(TopicConfig.RETENTION_MS_CONFIG, TWO_WEEKS_MILLIS)
                .build();
    }

    /// A record is as large as it is unpacked, however well it was compressed: the broker measures
    /// it after it has unpacked it. One of millions of bytes could be read by no service, nor sent
    /// on to its dead letters.
    private TopicBuilder topic(String name, int partitions, int largestRecord) {
        return TopicBuilder.name(name)
                .partitions(partitions)
                .replicas(properties.replication())
                .config(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(largestRecord))
                .config(TopicConfig.COMPRESSION_TYPE_CONFIG, "uncompressed");
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
