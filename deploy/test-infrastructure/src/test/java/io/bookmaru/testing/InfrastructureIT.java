package io.bookmaru.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;

@WithInfrastructure
@SpringBootTest
class InfrastructureIT {
    @Autowired JdbcClient jdbc;
    @Autowired StringRedisTemplate redis;
    @Autowired KafkaAdmin admin;
    @Autowired KafkaTemplate<String, String> kafka;
    @Autowired ConsumerFactory<String, String> consumers;

    @Test
    void answersSqlAsPlainOwner() {
        assertThat(jdbc.sql("select 1").query(Integer.class).single()).isEqualTo(1);
        assertThat(
                        jdbc.sql("select rolsuper from pg_roles where rolname = current_user")
                                .query(Boolean.class)
                                .single())
                .isFalse();
        jdbc.sql("create table owned (id bigint)").update();
    }

    @Test
    void keepsWhatRedisIsGiven() {
        redis.opsForValue().set("책", "마루");

        assertThat(redis.opsForValue().get("책")).isEqualTo("마루");
    }

    @Test
    void handsOnWhatKafkaIsGiven() throws Exception {
        create("shelf");

        var sent = kafka.send("shelf", "key", "책마루").get().getRecordMetadata();

        var place = new TopicPartition("shelf", sent.partition());
        try (var consumer = consumers.createConsumer("reader", null)) {
            consumer.assign(List.of(place));
            consumer.seekToBeginning(List.of(place));
            assertThat(consumer.poll(Duration.ofSeconds(20)).records(place))
                    .extracting("value")
                    .containsExactly("책마루");
        }
    }

    private void create(String topic) throws Exception {
        try (var client = Admin.create(Map.copyOf(admin.getConfigurationProperties()))) {
            client.createTopics(List.of(new NewTopic(topic, Optional.of(3), Optional.empty())))
                    .all()
                    .get();
        }
    }

    @SpringBootApplication
    static class Application {}
}
