package io.bookmaru.publisher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bookmaru.events.Topics;
import io.bookmaru.testing.WithInfrastructure;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Events of a topic that nobody has made, in every shard.
@SpringBootTest
@AutoConfigureMockMvc
@WithInfrastructure
class MissingTopicIT {
    private static final String MISSING = Topics.BLOCK_CHANGED;
    private static final int KEYS = 500;

    @Autowired private JdbcClient jdbc;
    @Autowired private OutboxEntries entries;
    @Autowired private MeterRegistry meters;

    @Value("${spring.kafka.bootstrap-servers}")
    private String bootstrapServers;

    @BeforeEach
    void awaitEarlierEntries() {
        await().until(() -> entries.count() == 0);
    }

    @AfterEach
    void removeTheTopic() throws Exception {
        jdbc.sql("delete from outbox").update();
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            if (admin.listTopics().names().get().contains(MISSING))
                admin.deleteTopics(List.of(MISSING)).all().get();
        }
    }

    @Test
    void holdsUpNoOtherTopicAndIsPublishedWhenItIsThere() throws Exception {
        for (int key = 0; key < KEYS; key++) {
            insert(MISSING, key);
            insert(Topics.BOOK_LIKE, key);
        }

        await().atMost(Duration.ofSeconds(30)).until(() -> waiting(Topics.BOOK_LIKE) == 0);
        insert(Topics.BOOK_LIKE, 1);
        await().atMost(Duration.ofSeconds(10)).until(() -> waiting(Topics.BOOK_LIKE) == 0);
        assertThat(waiting(MISSING)).isEqualTo(KEYS);
        assertThat(meters.get("bookmaru.outbox.refused").gauge().value()).isEqualTo(1);

        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(new NewTopic(MISSING, 3, (short) 1))).all().get();
        }
        await().atMost(Duration.ofSeconds(90)).until(() -> entries.count() == 0);
        assertThat(meters.get("bookmaru.outbox.refused").gauge().value()).isZero();
    }

    private long waiting(String topic) {
        return jdbc.sql("select count(*) from outbox where topic = ?")
                .param(topic)
                .query(Long.class)
                .single();
    }

    private void insert(String topic, int key) {
        jdbc.sql(
                        """
                        insert into outbox (event_id, occurred_at, shard, topic, msg_key, payload)
                        values (?, now(), ?, ?, ?, ?)
                        """)
                .params(
                        UUID.randomUUID(),
                        OutboxEntries.shardOf(Integer.toString(key)),
                        topic,
                        Integer.toString(key),
                        new byte[10])
                .update();
    }
}
