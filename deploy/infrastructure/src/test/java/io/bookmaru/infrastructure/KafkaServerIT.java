package io.bookmaru.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaServerIT {
    @TempDir Path folder;

    @Test
    void keepsItsRecordsOverRestartOnOtherPorts() throws Exception {
        try (var server = KafkaServer.start(folder, FreePorts.one(), FreePorts.one())) {
            createTopic(server, "shelf");
            send(server, "shelf", "kept");
        }

        try (var server = KafkaServer.start(folder, FreePorts.one(), FreePorts.one())) {
            send(server, "shelf", "new");

            assertThat(receive(server, "shelf", 2)).containsExactly("kept", "new");
        }
    }

    @Test
    void createsNoTopicByItself() throws Exception {
        try (var server = KafkaServer.start(folder, FreePorts.one(), FreePorts.one())) {
            assertThatThrownBy(() -> send(server, "unheard-of", "lost"))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(TimeoutException.class);
        }
    }

    private static void createTopic(KafkaServer server, String name) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", server.address()))) {
            admin.createTopics(List.of(new NewTopic(name, Optional.of(1), Optional.empty())))
                    .all()
                    .get();
        }
    }

    private static void send(KafkaServer server, String topic, String value) throws Exception {
        var text = new StringSerializer();
        try (var producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", server.address(), "max.block.ms", 2_000),
                        text,
                        text)) {
            producer.send(new ProducerRecord<>(topic, value)).get();
        }
    }

    private static List<String> receive(KafkaServer server, String topic, int count) {
        var text = new StringDeserializer();
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers", server.address(),
                        "group.id", "reader",
                        "group.protocol", "consumer",
                        "auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(settings, text, text)) {
            consumer.subscribe(List.of(topic));
            var values = new ArrayList<String>();
            var deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (values.size() < count && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
            }
            return values;
        }
    }
}
