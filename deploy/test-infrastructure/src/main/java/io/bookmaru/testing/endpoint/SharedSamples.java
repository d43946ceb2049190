package io.bookmaru.testing.endpoint;

import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;

/// Knows the names of the shared rows besides those of the service.
class SharedSamples implements Samples {
    private static final AtomicLong OFFSETS = new AtomicLong(1_000_000_000_000L);

    private final ApplicationContext service;
    private final Samples own;

    SharedSamples(ApplicationContext service, Samples own) {
        this.service = service;
        this.own = own;
    }

    @Override
    public Cast cast() {
        return own.cast();
    }

    @Override
    public String of(String name, Cast cast) {
        return switch (name) {
            case "consumedTopic" -> consumedTopic();
            case "deadLetter" -> Long.toString(deadLetter());
            case "absent" -> "999999999999";
            default -> own.of(name, cast);
        };
    }

    /// One whose dead letters can be replayed.
    private String consumedTopic() {
        var suffix =
                "-" + service.getEnvironment().getRequiredProperty("bookmaru.service") + "-replay";
        return service.getBean(KafkaListenerEndpointRegistry.class).getListenerContainers().stream()
                .flatMap(SharedSamples::topics)
                .filter(topic -> topic.endsWith(suffix))
                .map(topic -> topic.substring(0, topic.length() - suffix.length()))
                .sorted()
                .findFirst()
                .orElseThrow();
    }

    private static Stream<String> topics(MessageListenerContainer container) {
        var named = container.getContainerProperties().getTopics();
        return named == null ? Stream.empty() : Stream.of(named);
    }

    /// Of a record that no log has, so that it is nobody else's.
    private long deadLetter() {
        return service.getBean(JdbcClient.class)
                .sql(
                        """
                        insert into dead_letters
                            (topic, partition, record_offset, record_timestamp, value, headers,
                             reason, cause, state, first_failed_at, last_failed_at, changed_at)
                        values (:topic, 0, :offset, 0, 'no event', '', 'BAD_DATA', 'none',
                                'WAITING', now(), now(), now())
                        returning id
                        """)
                .param("topic", consumedTopic())
                .param("offset", OFFSETS.incrementAndGet())
                .query(Long.class)
                .single();
    }
}
