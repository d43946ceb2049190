package io.bookmaru.api.testing;

import io.bookmaru.events.SubscriptionAnswered;
import io.bookmaru.events.SubscriptionAnswered.Outcome;
import io.bookmaru.events.SubscriptionRequested;
import io.bookmaru.events.Topics;
import io.bookmaru.publisher.EventIds;
import io.bookmaru.publisher.EventRecords;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.kafka.core.KafkaTemplate;
import tools.jackson.databind.json.JsonMapper;

/// Grants every wish for web push at once, from now until it is closed.
public class PushServiceStandIn implements AutoCloseable {
    private final KafkaConsumer<String, byte[]> requests;
    private final KafkaTemplate<String, byte[]> answers;
    private final EventRecords records;
    private final JsonMapper json = JsonMapper.builder().build();
    private final Thread thread;

    @SuppressWarnings("unchecked")
    public PushServiceStandIn(ApplicationContext service) {
        this.answers = service.getBean(KafkaTemplate.class);
        this.records = service.getBean(EventRecords.class);
        this.requests = atTheEnd(service.getEnvironment());
        this.thread = Thread.ofVirtual().start(this::answer);
    }

    private static KafkaConsumer<String, byte[]> atTheEnd(Environment environment) {
        var consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                environment.getRequiredProperty("spring.kafka.bootstrap-servers")),
                        new StringDeserializer(),
                        new ByteArrayDeserializer());
        var partitions =
                consumer.partitionsFor(Topics.SUBSCRIPTION_REQUEST).stream()
                        .map(p -> new TopicPartition(p.topic(), p.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        return consumer;
    }

    private void answer() {
        try (requests) {
            while (true) {
                for (var request : requests.poll(Duration.ofSeconds(1))) {
                    answer(json.readValue(request.value(), SubscriptionRequested.class));
                }
            }
        } catch (WakeupException e) {
            // Closed.
        }
    }

    private void answer(SubscriptionRequested request) {
        var subscribes = request.kind() == SubscriptionRequested.Kind.SUBSCRIBE;
        answers.send(
                records.record(
                        Topics.SUBSCRIPTION_RESPONSE,
                        request.requestId().toString(),
                        new SubscriptionAnswered(
                                EventIds.next(),
                                Instant.now(),
                                request.requestId(),
                                subscribes ? Outcome.SUBSCRIBED : Outcome.UNSUBSCRIBED,
                                subscribes ? 1L : null,
                                null)));
    }

    @Override
    public void close() throws InterruptedException {
        requests.wakeup();
        thread.join();
    }
}
