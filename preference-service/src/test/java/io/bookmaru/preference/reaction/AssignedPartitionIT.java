package io.bookmaru.preference.reaction;

import static io.bookmaru.events.ReactionChanged.Kind.LIKE;
import static io.bookmaru.preference.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.bookmaru.consumer.position.ConsumerPositions;
import io.bookmaru.events.ReactionChanged;
import io.bookmaru.events.Topics;
import io.bookmaru.preference.testing.PreferenceService;
import io.bookmaru.publisher.EventIds;
import io.bookmaru.publisher.EventRecords;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.listener.ConsumerSeekAware.ConsumerSeekCallback;

/// What Kafka delivers is made up here, in a topic that the service does not read.
@PreferenceService
class AssignedPartitionIT {
    /// The topic of reactions has fewer partitions, so nobody else touches this one's buffer.
    private final TopicPartition name = new TopicPartition("asked-again-" + EventIds.next(), 9);

    @Autowired ConsumerPositions positions;
    @Autowired ReactionBuffer buffer;
    @Autowired ReadReactions read;
    @Autowired EventRecords records;
    @Autowired KafkaAdmin admin;
    @Autowired JdbcClient jdbc;

    private final Seeks seeks = new Seeks();
    private final MockConsumer<byte[], byte[]> kafka = new MockConsumer<>("earliest");
    private AssignedPartition partition;

    @BeforeEach
    void takeOver() {
        admin.createOrModifyTopics(new NewTopic(name.topic(), 10, (short) 1));
        kafka.updateBeginningOffsets(Map.of(name, 0L));
        partition = new AssignedPartition(name, positions, buffer, seeks, Clock.systemUTC());
        eventually(partition::startOver);
    }

    @AfterEach
    void forget() {
        jdbc.sql("delete from consumer_positions where topic = ?").param(name.topic()).update();
    }

    @Test
    void goesOnWhenKafkaHasNothingThereTheSecondTimeEither() {
        receive(reactions(3, 5));
        assertThat(seeks.offsets).containsExactly(0L, 0L);

        receive(reactions(3, 5));

        assertThat(seeks.offsets).hasSize(2);
        assertThat(partition.setAside())
                .hasValueSatisfying(aside -> {
                    assertThat(aside.reactions()).isEqualTo(2);
                    assertThat(aside.nextOffset()).isEqualTo(5);
                });
    }

    /// The container calls again with the records in hand while another partition's buffer is full.
    @Test
    void takesABatchThatIsTriedAgainForNoAnswer() {
        var inHand = reactions(3, 5);
        receive(inHand);
        receive(inHand);

        receive(reactions(0, 5));

        assertThat(partition.setAside())
                .hasValueSatisfying(aside -> assertThat(aside.reactions()).isEqualTo(5));
    }

    @Test
    void asksForEachMissingOffsetAnew() {
        receive(reactions(3, 5));
        receive(reactions(3, 5));

        receive(reactions(6, 7));
        receive(reactions(5, 7));

        assertThat(partition.setAside())
                .hasValueSatisfying(aside -> assertThat(aside.reactions()).isEqualTo(4));
    }

    @Test
    void asksOnceForWhatWasFetchedAndDroppedAlthoughNothingFollows() {
        receive(reactions(0, 2));

        partition.fetchAgainWhatWasDropped(2);
        assertThat(seeks.offsets).containsExactly(0L);
        partition.fetchAgainWhatWasDropped(7);
        assertThat(seeks.offsets).containsExactly(0L, 2L);
        partition.fetchAgainWhatWasDropped(7);
        assertThat(seeks.offsets).containsExactly(0L, 2L);
    }

    @Test
    void startsOverForADrainThatFailedUnlessItHasSinceThen() {
        receive(reactions(0, 2));
        var failed = partition.setAside().orElseThrow();

        partition.giveUp(failed);
        partition.giveUp(failed);

        assertThat(seeks.offsets).containsExactly(0L, 0L);
        assertThat(partition.position())
                .hasValueSatisfying(p -> assertThat(p.epoch()).isEqualTo(2));
        assertThat(partition.waitingSince()).isPresent();
        receive(reactions(0, 2));
        partition.applied(partition.setAside().orElseThrow());
        assertThat(partition.waitingSince()).isEmpty();
    }

    private void receive(List<ConsumerRecord<byte[], byte[]>> batch) {
        partition.receive(batch, read, kafka);
    }

    private List<ConsumerRecord<byte[], byte[]>> reactions(long from, long to) {
        return LongStream.range(from, to).mapToObj(this::reaction).toList();
    }

    /// Of another child each, so that they can be counted.
    private ConsumerRecord<byte[], byte[]> reaction(long offset) {
        var event = new ReactionChanged(EventIds.next(), Instant.now(), 1_000 + offset, 1, LIKE, 1);
        var sent = records.record(Topics.BOOK_LIKE, "1", event);
        return new ConsumerRecord<>(
                name.topic(), name.partition(), offset, sent.key().getBytes(), sent.value());
    }

    private static class Seeks implements ConsumerSeekCallback {
        private final List<Long> offsets = new ArrayList<>();

        @Override
        public void seek(String topic, int partition, long offset) {
            offsets.add(offset);
        }

        @Override
        public void seekToBeginning(String topic, int partition) {
            offsets.add(0L);
        }

        @Override
        public void seek(String topic, int partition, Function<Long, Long> offset) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void seekToEnd(String topic, int partition) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void seekRelative(String topic, int partition, long offset, boolean toCurrent) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void seekToTimestamp(String topic, int partition, long timestamp) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void seekToTimestamp(Collection<TopicPartition> all, long timestamp) {
            throw new UnsupportedOperationException();
        }
    }
}
