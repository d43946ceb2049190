package io.bookmaru.consumer.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.bookmaru.consumer.position.ConsumerPositions;
import io.bookmaru.consumer.position.Position;
import io.bookmaru.consumer.position.StalePositionException;
import io.bookmaru.consumer.testing.Comments;
import io.bookmaru.consumer.testing.ConsumerUnderTest;
import io.bookmaru.events.Topics;
import io.bookmaru.testing.TestServers;
import io.bookmaru.testing.WithInfrastructure;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.core.KafkaAdmin;

@SpringBootTest(classes = ConsumerUnderTest.class)
@WithInfrastructure
class PositionIT {
    @Autowired private ConsumerPositions positions;
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

    /// The rival is in another group, so Kafka gives all partitions to both: each is the other's
    /// zombie.
    @Test
    void twoWhoBothThinkThatTheyOwnAPartitionApplyEachRecordOnce() {
        var epochsBefore = epochs();
        try (var rival = rival()) {
            for (int i = 0; i < 20; i++) {
                comments.send(author, 50);
                var sent = 50 * (i + 1);
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> comments.applied(author) == sent);
            }
            assertThat(rival.isActive()).isTrue();
        }

        assertThat(comments.appliedTwice(author)).isZero();
        assertThat(epochs() - epochsBefore)
                .as("takings over, beyond the first of each partition")
                .isGreaterThan(ofTopic().size());
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

    private static ConfigurableApplicationContext rival() {
        var servers = TestServers.running();
        return new SpringApplicationBuilder(ConsumerUnderTest.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--spring.application.name=rival",
                        "--spring.kafka.bootstrap-servers=" + servers.bootstrapServers(),
                        "--spring.datasource.url=" + servers.jdbcUrl(),
                        "--spring.datasource.username=" + servers.databaseUser(),
                        "--spring.datasource.password=" + servers.databasePassword());
    }

    private long epochs() {
        var all = positions.all();
        return ofTopic().stream().mapToLong(p -> all.get(p).epoch()).sum();
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
}
