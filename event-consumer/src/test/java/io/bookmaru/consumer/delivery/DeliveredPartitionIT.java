package io.bookmaru.consumer.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookmaru.consumer.position.ConsumerPositions;
import io.bookmaru.consumer.testing.ConsumerUnderTest;
import io.bookmaru.testing.WithInfrastructure;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.kafka.core.KafkaAdmin;

/// The records come from Kafka's own fake, which lets a poll bring what a real one brings only by
/// accident. The positions are real.
@SpringBootTest(classes = ConsumerUnderTest.class)
@WithInfrastructure
class DeliveredPartitionIT {
    private static final byte[] NOTHING = {};

    @Autowired private ConsumerPositions positions;
    @Autowired private KafkaAdmin kafkaAdmin;

    private final TopicPartition name = new TopicPartition("delivered-" + UUID.randomUUID(), 0);
    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private DeliveredPartition partition;

    @BeforeEach
    void own() throws Exception {
        try (var kafka = Admin.create(kafkaAdmin.getConfigurationProperties())) {
            kafka.createTopics(List.of(new NewTopic(name.topic(), 1, (short) 1))).all().get();
        }
        consumer.assign(List.of(name));
        consumer.updateBeginningOffsets(Map.of(name, 0L));
        partition =
                new DeliveredPartition(
                        name,
                        positions,
                        new Takeovers(positions, null),
                        null,
                        new Backoff(Duration.ofMillis(1), Duration.ofMillis(1)));
        assertThat(offsets(partition.unapplied(poll(0, 1), consumer))).isEmpty();
        assertThat(consumer.position(name)).as("goes to its position").isZero();
        apply(poll(0, 1));
    }

    @Test
    void recordsThatFollowAreTaken() {
        assertThat(offsets(partition.unapplied(poll(2, 3), consumer))).containsExactly(2L, 3L);
    }

    @Test
    void recordsThatWereAppliedAreNot() {
        assertThat(offsets(partition.unapplied(poll(0, 1, 2), consumer))).containsExactly(2L);
    }

    @Test
    void batchThatWasFetchedAndDroppedIsFetchedAgain() {
        assertThat(partition.unapplied(poll(5, 6), consumer)).isEmpty();

        assertThat(consumer.position(name)).isEqualTo(2);
        assertThat(offsets(partition.unapplied(poll(2, 3, 4), consumer)))
                .containsExactly(2L, 3L, 4L);
    }

    @Test
    void holeIsBelievedWhenKafkaAnswersTheSameTwice() {
        assertThat(partition.unapplied(poll(5, 6), consumer)).isEmpty();

        assertThat(offsets(partition.unapplied(poll(5, 6), consumer))).containsExactly(5L, 6L);
    }

    @Test
    void recordsInHandBeforeASeekAreNotTaken() {
        var inHand = poll(2, 3);
        partition.startOver(consumer);

        assertThat(partition.unapplied(inHand, consumer)).isEmpty();
    }

    @Test
    void logThatHasBegunAgainIsReadFromItsBeginning() {
        assertThat(partition.unapplied(poll(2, 3), consumer)).hasSize(2);
        partition.move(10);
        partition.moved(10);

        assertThat(partition.unapplied(poll(0, 1), consumer)).isEmpty();

        assertThat(consumer.position(name)).isZero();
        assertThat(offsets(partition.unapplied(poll(0, 1), consumer))).containsExactly(0L, 1L);
    }

    private void apply(List<ConsumerRecord<byte[], byte[]>> records) {
        var next = partition.unapplied(records, consumer).getLast().offset() + 1;
        partition.move(next);
        partition.moved(next);
    }

    /// As if a poll had brought these offsets.
    private List<ConsumerRecord<byte[], byte[]>> poll(long... offsets) {
        consumer.seek(name, offsets[offsets.length - 1] + 1);
        return records(offsets);
    }

    private List<ConsumerRecord<byte[], byte[]>> records(long... offsets) {
        return Arrays.stream(offsets)
                .mapToObj(o -> new ConsumerRecord<>(name.topic(), 0, o, NOTHING, NOTHING))
                .toList();
    }

    private static List<Long> offsets(List<ConsumerRecord<byte[], byte[]>> records) {
        return records.stream().map(ConsumerRecord::offset).toList();
    }
}
