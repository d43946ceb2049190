package io.bookmaru.consumer.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bookmaru.consumer.position.ConsumerPositions;
import io.bookmaru.consumer.position.Position;
import io.bookmaru.consumer.testing.ConsumerUnderTest;
import io.bookmaru.testing.WithInfrastructure;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.kafka.core.KafkaAdmin;

@SpringBootTest(classes = ConsumerUnderTest.class)
@WithInfrastructure
class TakeoversIT {
    private static final int PARTITIONS = 12;

    @Autowired private ConsumerPositions positions;
    @Autowired private KafkaAdmin kafkaAdmin;

    private final String topic = "taken-over-" + UUID.randomUUID();
    private final TopicPartition missing = new TopicPartition("missing-" + UUID.randomUUID(), 0);
    private final List<TopicPartition> assigned =
            IntStream.range(0, PARTITIONS).mapToObj(n -> new TopicPartition(topic, n)).toList();
    private final TopicPartition first = assigned.getFirst();
    private final TopicPartition second = assigned.get(1);
    private Takeovers takeovers;

    @BeforeEach
    void assign() throws Exception {
        try (var kafka = Admin.create(kafkaAdmin.getConfigurationProperties())) {
            kafka.createTopics(List.of(new NewTopic(topic, PARTITIONS, (short) 1))).all().get();
        }
        takeovers = new Takeovers(positions, null);
        takeovers.addAll(assigned);
    }

    @Test
    void firstTakesAllThatWait() {
        assertThat(takeovers.takeOver(first)).isEqualTo(new Position(1, 0));

        assertThat(positions.all()).containsKeys(assigned.toArray(TopicPartition[]::new));
        assertThat(takeovers.takeOver(second)).isEqualTo(new Position(1, 0));
        assertThat(positions.all()).containsEntry(second, new Position(1, 0));
    }

    @Test
    void oneThatIsMissingInKafkaHoldsUpNoOther() {
        takeovers.addAll(List.of(missing));

        assertThat(takeovers.takeOver(first)).isEqualTo(new Position(1, 0));
        assertThatThrownBy(() -> takeovers.takeOver(missing))
                .isInstanceOf(TransientDataAccessException.class)
                .hasMessageContaining(missing.topic());
    }

    @Test
    void eachTimeIsAnEpochOfItsOwn() {
        takeovers.takeOver(first);

        assertThat(takeovers.takeOver(first)).isEqualTo(new Position(2, 0));
        assertThat(positions.all()).containsEntry(second, new Position(1, 0));
    }

    @Test
    void onesThatAreGoneAreNotTakenOver() {
        takeovers.takeOver(first);
        takeovers.forget(assigned);
        new Takeovers(positions, null).takeOver(second);

        assertThat(takeovers.takeOver(second)).isEqualTo(new Position(3, 0));
    }

    @Test
    void ownerBeforeCannotMoveWhatWasTakenOverTogether() {
        var before = Map.copyOf(positions.takeOver(assigned));

        takeovers.takeOver(first);

        assertThatThrownBy(() -> positions.move(second, before.get(second), 1))
                .hasMessageContaining(second.toString());
    }
}
