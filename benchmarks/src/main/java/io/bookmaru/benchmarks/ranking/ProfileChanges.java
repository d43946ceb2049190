package io.bookmaru.benchmarks.ranking;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bookmaru.events.ProfileChanged;
import io.bookmaru.events.ProfileChanged.Kind;
import io.bookmaru.events.Topics;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import tools.jackson.databind.json.JsonMapper;

/// Approved changes of profiles, as api-service publishes them.
final class ProfileChanges implements AutoCloseable {
    private final JsonMapper json = JsonMapper.builder().build();
    private final KafkaProducer<String, byte[]> kafka;
    private final Map<Long, Long> revisions = new HashMap<>();

    ProfileChanges(String bootstrapServers) {
        this.kafka =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
                        new StringSerializer(),
                        new ByteArraySerializer());
    }

    /// @param likeWhom whose interests it has from now on
    void change(long member, long likeWhom) {
        var profile = SomeProfile.number(likeWhom);
        var event =
                new ProfileChanged(
                        UUID.randomUUID(),
                        Instant.EPOCH,
                        member,
                        revisions.merge(member, 2L, (known, _) -> known + 1),
                        Kind.UPDATED,
                        List.copyOf(profile.hobbies()),
                        List.copyOf(profile.interests()),
                        profile.mbti(),
                        profile.region(),
                        null);
        var record =
                new ProducerRecord<>(
                        Topics.PROFILE_CHANGE,
                        Long.toString(member),
                        json.writeValueAsBytes(event));
        record.headers()
                .add("ce_specversion", "1.0".getBytes(UTF_8))
                .add("ce_id", event.eventId().toString().getBytes(UTF_8))
                .add("ce_type", Topics.PROFILE_CHANGE.getBytes(UTF_8))
                .add("ce_source", "/bookmaru/api".getBytes(UTF_8))
                .add("ce_time", event.occurredAt().toString().getBytes(UTF_8))
                .add("content-type", "application/json".getBytes(UTF_8));
        kafka.send(record);
    }

    @Override
    public void close() {
        kafka.close();
    }
}
