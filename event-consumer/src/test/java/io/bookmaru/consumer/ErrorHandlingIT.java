package io.bookmaru.consumer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bookmaru.events.Topics;
import io.bookmaru.testing.WithInfrastructure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.kafka.core.KafkaTemplate;

@SpringBootTest
@WithInfrastructure
class ErrorHandlingIT {
    private static final String DEAD_LETTERS = "v1.event.comment-created-test-dlt";

    @Autowired private KafkaTemplate<String, byte[]> kafka;
    @Autowired private ConsumerUnderTest consumer;

    @Value("${spring.kafka.bootstrap-servers}")
    private String bootstrapServers;

    private int deadBefore;

    @BeforeEach
    void countEarlierDeadLetters() {
        consumer.seen.clear();
        deadBefore = deadLetters().size();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "\"text\"",
                "{\"commentId\": \"seven\"}",
                "{\"authorName\": \"no ids at all\"}"
            })
    void unreadableRecordIsADeadLetterAtOnceAndHoldsUpNothing(String value) {
        var after = "after " + UUID.randomUUID();

        send(value);
        send(comment(after));

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(consumer.applied).contains(after));
        assertThat(newDeadLetters()).containsExactly(value);
    }

    @Test
    void recordThatMeetsABugIsTriedThreeTimesThenADeadLetterWithTheSameBytes() {
        var after = "after " + UUID.randomUUID();
        var poison = comment(ConsumerUnderTest.BUG) + "   ";

        send(poison);
        send(comment(after));

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(consumer.applied).contains(after));
        assertThat(consumer.timesSeen(ConsumerUnderTest.BUG)).isEqualTo(3);
        assertThat(newDeadLetters()).containsExactly(poison);
    }

    @Test
    void recordThatMeetsAnOutageIsTriedUntilItIsOver() {
        send(comment(ConsumerUnderTest.OUTAGE));

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> assertThat(consumer.applied).contains(ConsumerUnderTest.OUTAGE));
        assertThat(newDeadLetters()).isEmpty();
    }

    @Test
    void typeHeaderIsNotHeeded() {
        var name = "typed " + UUID.randomUUID();
        var record =
                new org.apache.kafka.clients.producer.ProducerRecord<>(
                        Topics.COMMENT_CREATED, "1", comment(name).getBytes(UTF_8));
        record.headers().add("__TypeId__", "javax.management.BadAttribute".getBytes(UTF_8));

        kafka.send(record).join();

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(consumer.applied).contains(name));
    }

    private void send(String value) {
        kafka.send(Topics.COMMENT_CREATED, "1", value.getBytes(UTF_8)).join();
    }

    private static String comment(String authorName) {
        return """
        {"eventId": "01977f2e-5b1a-7c3d-8e4f-0123456789ab",
         "occurredAt": "2026-05-05T01:02:03Z", "commentId": 1, "postId": 1,
         "postAuthorId": 2, "authorId": 3, "authorName": "%s", "addedLater": 1}
        """
                .formatted(authorName);
    }

    private List<String> newDeadLetters() {
        return deadLetters().subList(deadBefore, deadLetters().size());
    }

    private List<String> deadLetters() {
        try (var reader =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", bootstrapServers),
                        new StringDeserializer(),
                        new ByteArrayDeserializer())) {
            var partitions = List.of(new TopicPartition(DEAD_LETTERS, 0));
            reader.assign(partitions);
            reader.seekToBeginning(partitions);
            long end = reader.endOffsets(partitions).get(partitions.getFirst());
            var found = new ArrayList<String>();
            while (reader.position(partitions.getFirst()) < end) {
                reader.poll(Duration.ofMillis(100))
                        .forEach(r -> found.add(new String(r.value(), UTF_8)));
            }
            return found;
        }
    }
}
