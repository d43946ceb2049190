package io.bookmaru.consumer.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.bookmaru.consumer.position.ConsumerPositions;
import io.bookmaru.consumer.position.Position;
import io.bookmaru.consumer.position.StalePositionException;
import io.bookmaru.consumer.testing.CommentListener;
import io.bookmaru.consumer.testing.Comments;
import io.bookmaru.consumer.testing.ConsumerUnderTest;
import io.bookmaru.events.Topics;
import io.bookmaru.testing.WithInfrastructure;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.kafka.core.KafkaAdmin;

@SpringBootTest(classes = ConsumerUnderTest.class)
@WithInfrastructure
class PositionIT {
    @Autowired private ConsumerPositions positions;
    @Autowired private CommentListener listener;
    @Autowired private Comments comments;
    @Autowired private KafkaAdmin kafkaAdmin;

    private final String author = "author " + UUID.randomUUID();
    private Admin kafka;

    @BeforeEach
    void connect() {
        kafka = Admin.create(kafkaAdmin.getConfigurationProperties());
    }

    @AfterEach
    void close() {
        kafka.close();
    }

    @Test
    void followsWhatIsApplied() {
        comments.send(author, 300);

        await().until(() -> comments.applied(author) == 300);
        await().untilAsserted(() -> assertThat(next()).isEqualTo(ends()));
    }

    @Test
    void whoHasLostThePartitionInTheMiddleOfAHandlerAppliesNothing() {
        var inHandler = new CountDownLatch(1);
        var takenOver = new CountDownLatch(1);
        listener.onCommentsOf(
                author,
                _ -> {
                    inHandler.countDown();
                    awaitQuietly(takenOver);
                });
        comments.send(author);
        awaitQuietly(inHandler);

        // The other one waits for the lock that the handler's transaction has on the position, and
        // takes the partition over when that is done.
        var other = Thread.ofVirtual().start(() -> ofTopic().forEach(positions::takeOver));
        takenOver.countDown();
        join(other);
        listener.mend(author);
        comments.send(author, 50);

        await().until(() -> comments.applied(author) == 51);
        assertThat(comments.appliedTwice(author)).isZero();
    }

    @Test
    void isMovedOnlyFromWhereItWasLeft() throws Exception {
        var partition = new TopicPartition(newTopic(), 0);
        var first = positions.takeOver(partition);
        var second = positions.takeOver(partition);

        assertThatThrownBy(() -> positions.move(partition, first, 10))
                .isInstanceOf(StalePositionException.class)
                .hasMessageContaining(partition.toString());
        positions.move(partition, second, 10);
        assertThatThrownBy(() -> positions.move(partition, second, 20))
                .isInstanceOf(StalePositionException.class);
        assertThat(positions.all().get(partition)).isEqualTo(new Position(second.epoch(), 10));
    }

    @Test
    void startsAtTheBeginningOfATopicThatWasCreatedAnew() throws Exception {
        var topic = newTopic();
        var partition = new TopicPartition(topic, 0);
        positions.move(partition, positions.takeOver(partition), 10);

        kafka.deleteTopics(List.of(topic)).all().get();
        await().ignoreExceptions().untilAsserted(() -> create(topic));

        await().atMost(Duration.ofSeconds(20))
                .ignoreExceptions()
                .untilAsserted(
                        () -> assertThat(positions.takeOver(partition).nextOffset()).isZero());
    }

    private List<TopicPartition> ofTopic() {
        return positions.partitions(Topics.COMMENT_CREATED).stream()
                .map(p -> new TopicPartition(Topics.COMMENT_CREATED, p))
                .toList();
    }

    private long next() {
        var all = positions.all();
        return ofTopic().stream().mapToLong(p -> all.get(p).nextOffset()).sum();
    }

    private long ends() throws Exception {
        var latest = new HashMap<TopicPartition, OffsetSpec>();
        ofTopic().forEach(p -> latest.put(p, OffsetSpec.latest()));
        return kafka.listOffsets(latest).all().get().values().stream()
                .mapToLong(o -> o.offset())
                .sum();
    }

    private String newTopic() throws Exception {
        var topic = "positions-" + UUID.randomUUID();
        create(topic);
        return topic;
    }

    private void create(String topic) throws Exception {
        kafka.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
