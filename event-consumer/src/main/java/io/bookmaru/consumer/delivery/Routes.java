package io.bookmaru.consumer.delivery;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.dao.TransientDataAccessResourceException;

/// The routes of all topics that this service reads, its own included.
public class Routes {
    private final Map<String, Route> routes = new ConcurrentHashMap<>();
    private final Map<String, OwnTopics> sources = new ConcurrentHashMap<>();
    private final String service;
    private final DeliveryProperties properties;
    private final DeadLetterStore deadLetters;

    Routes(String service, DeliveryProperties properties, DeadLetterStore deadLetters) {
        this.service = service;
        this.properties = properties;
        this.deadLetters = deadLetters;
    }

    /// For a listener that takes one record: retry topics, dead letters, replays to itself.
    void addRecordListener(String source, RecordHandler handler) {
        var own = ownTopicsOf(source);
        var stages = properties.retryDelays().size();
        routes.put(
                source, new Route(own, handler, Duration.ZERO, properties.tries(), retry(own, 0)));
        for (int stage = 0; stage < stages; stage++) {
            var delay = properties.retryDelays().get(stage);
            routes.put(own.retry(stage), new Route(own, handler, delay, 1, retry(own, stage + 1)));
        }
        addReplays(own, handler);
        addDeadLetters(own);
    }

    /// For a listener that takes batches and sorts out what fails by itself.
    void addBatchListener(String source, Optional<? extends RecordHandler> replays) {
        var own = ownTopicsOf(source);
        replays.ifPresent(handler -> addReplays(own, handler));
        addDeadLetters(own);
    }

    /// Without replays, what an admin sends there would stay there.
    public boolean hasReplays(String source) {
        return routes.containsKey(new OwnTopics(source, service).replay());
    }

    /// By topic: retries, replays and dead letters.
    public Map<String, Route> own() {
        return routes.entrySet().stream()
                .filter(r -> !r.getValue().isSource(r.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    Map<String, Route> ofSources(String... topics) {
        return Stream.of(topics).collect(Collectors.toMap(t -> t, this::get));
    }

    private Route get(String topic) {
        return Objects.requireNonNull(routes.get(topic), topic);
    }

    private OwnTopics ownTopicsOf(String source) {
        var own = new OwnTopics(source, service);
        if (sources.putIfAbsent(source, own) != null)
            throw new IllegalStateException(
                    "Two listeners on %s (expected: one, since a topic has one position)"
                            .formatted(source));
        return own;
    }

    private Optional<String> retry(OwnTopics own, int stage) {
        return stage < properties.retryDelays().size()
                ? Optional.of(own.retry(stage))
                : Optional.empty();
    }

    private void addReplays(OwnTopics own, RecordHandler handler) {
        RecordHandler replayed =
                record -> {
                    if (deadLetters.apply(RecordOrigin.inOwnTopic(record, own)))
                        handler.handle(record);
                };
        routes.put(own.replay(), new Route(own, replayed, Duration.ZERO, 1, Optional.empty()));
    }

    private void addDeadLetters(OwnTopics own) {
        routes.put(
                own.deadLetters(),
                new Route(own, r -> keep(r, own), Duration.ZERO, 1, Optional.empty()));
    }

    /// There is no place after this one, so what cannot be kept is tried until it can.
    private void keep(ConsumerRecord<byte[], byte[]> record, OwnTopics own) {
        try {
            deadLetters.keep(record, own);
        } catch (RuntimeException e) {
            throw new TransientDataAccessResourceException("Dead letter not kept", e);
        }
    }
}
