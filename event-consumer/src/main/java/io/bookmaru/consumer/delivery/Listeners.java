package io.bookmaru.consumer.delivery;

import io.bookmaru.consumer.position.ConsumerPositions;
import io.bookmaru.consumer.position.PositionWatch;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.kafka.listener.AcknowledgingConsumerAwareMessageListener;
import org.springframework.kafka.listener.BatchAcknowledgingConsumerAwareMessageListener;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.scheduling.TaskScheduler;

/// Puts containers on their routes.
///
/// A `@KafkaListener` method with one event as its parameter gets the whole way: one transaction
/// with the position, retry topics, dead letters, replays. A batch listener treats its records
/// itself; its dead letters are kept too, and replayed if there are [Replays] for its topic. One
/// that takes whole batches has them in the position's transaction, and never loses one to a bug.
public class Listeners {
    private final Routes routes;
    private final DeliverRecords deliverRecords;
    private final Function<
                    BatchAcknowledgingConsumerAwareMessageListener<byte[], byte[]>, DeliverTogether>
            deliverTogether;
    private final ConsumerPositions positions;
    private final PositionWatch watch;
    private final List<Replays> replays;
    private final TaskScheduler scheduler;
    private final DeliveryProperties properties;

    Listeners(
            Routes routes,
            DeliverRecords deliverRecords,
            Function<
                            BatchAcknowledgingConsumerAwareMessageListener<byte[], byte[]>,
                            DeliverTogether>
                    deliverTogether,
            ConsumerPositions positions,
            PositionWatch watch,
            List<Replays> replays,
            TaskScheduler scheduler,
            DeliveryProperties properties) {
        this.routes = routes;
        this.deliverRecords = deliverRecords;
        this.deliverTogether = deliverTogether;
        this.positions = positions;
        this.watch = watch;
        this.replays = replays;
        this.scheduler = scheduler;
        this.properties = properties;
    }

    @SuppressWarnings("unchecked")
    public void takeRecordListener(ConcurrentMessageListenerContainer<byte[], byte[]> container) {
        var properties = container.getContainerProperties();
        var topics = Objects.requireNonNull(properties.getTopics(), "topics");
        var method =
                (AcknowledgingConsumerAwareMessageListener<byte[], byte[]>)
                        Objects.requireNonNull(properties.getMessageListener());
        for (var topic : topics)
            routes.addRecordListener(topic, record -> method.onMessage(record, null, null));
        route(container, routes.ofSources(topics));
    }

    public void takeBatchListener(ConcurrentMessageListenerContainer<byte[], byte[]> container) {
        for (var topic : Objects.requireNonNull(container.getContainerProperties().getTopics()))
            routes.addBatchListener(
                    topic, replays.stream().filter(r -> r.topic().equals(topic)).findFirst());
    }

    /// For a batch listener whose records are applied together with the move of the position, and
    /// of which none may be passed over.
    @SuppressWarnings("unchecked")
    public void takeWholeBatches(ConcurrentMessageListenerContainer<byte[], byte[]> container) {
        takeBatchListener(container);
        var method =
                (BatchAcknowledgingConsumerAwareMessageListener<byte[], byte[]>)
                        Objects.requireNonNull(
                                container.getContainerProperties().getMessageListener());
        deliver(container, deliverTogether.apply(method));
    }

    void route(MessageListenerContainer container, Map<String, Route> routes) {
        deliver(
                container,
                (partition, records, consumer) ->
                        deliverRecords.deliver(
                                Objects.requireNonNull(routes.get(partition.name().topic())),
                                partition,
                                records,
                                consumer));
    }

    private void deliver(MessageListenerContainer container, Delivery delivery) {
        var listener =
                new RoutedListener(
                        delivery,
                        positions,
                        watch,
                        new PausedPartitions(container, scheduler),
                        properties);
        container.setupMessageListener(listener);
    }
}
