package io.bookmaru.faults.check;

import static java.util.stream.Collectors.toMap;

import io.bookmaru.events.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The records of a stretch of all topics that are checked, read by the checker itself.
public final class Published {
    private static final Set<String> READ =
            Set.of(Topics.BOOK_LIKE, Topics.PROFILE_CHANGE, Topics.COMMENT_CREATED);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Map<String, List<Version>> reactions = new HashMap<>();
    private final Map<String, List<Version>> profiles = new HashMap<>();
    private final Map<Long, List<String>> comments = new HashMap<>();

    public Map<String, List<Version>> reactions() {
        return reactions;
    }

    public Map<String, List<Version>> profiles() {
        return profiles;
    }

    public Map<Long, List<String>> comments() {
        return comments;
    }

    /// The end of each partition.
    public static Map<TopicPartition, Long> ends(String kafka, Set<String> topics)
            throws ExecutionException, InterruptedException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            var latest = new HashMap<TopicPartition, OffsetSpec>();
            admin.describeTopics(topics)
                    .allTopicNames()
                    .get()
                    .forEach((topic, description) ->
                            description
                                    .partitions()
                                    .forEach(p ->
                                            latest.put(
                                                    new TopicPartition(topic, p.partition()),
                                                    OffsetSpec.latest())));
            return admin.listOffsets(latest).all().get().entrySet().stream()
                    .collect(toMap(Map.Entry::getKey, end -> end.getValue().offset()));
        }
    }

    public static Map<TopicPartition, Long> ends(String kafka)
            throws ExecutionException, InterruptedException {
        return ends(kafka, READ);
    }

    /// Everything between the given offsets and the end.
    public static Published since(Map<TopicPartition, Long> start, String kafka)
            throws ExecutionException, InterruptedException {
        var ends = ends(kafka);
        var published = new Published();
        Map<String, Object> settings =
                Map.of("bootstrap.servers", kafka, "fetch.max.bytes", 4_000_000);
        var bytes = new ByteArrayDeserializer();
        try (var consumer = new KafkaConsumer<>(settings, bytes, bytes)) {
            consumer.assign(ends.keySet());
            start.forEach(consumer::seek);
            var deadline = System.nanoTime() + PATIENCE.toNanos();
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                if (System.nanoTime() > deadline)
                    throw new IllegalStateException("The topics cannot be read to their end");
                for (var each : consumer.poll(Duration.ofMillis(500)))
                    published.add(each.topic(), each.value());
            }
        }
        return published;
    }

    /// Unreadable ones are somebody's on purpose.
    private void add(String topic, byte[] value) {
        JsonNode event;
        try {
            event = JsonMapper.shared().readTree(value);
        } catch (JacksonException | IllegalArgumentException e) {
            return;
        }
        if (event == null || !event.isObject()) return;
        var eventId = event.path("eventId").asString("");
        switch (topic) {
            case Topics.BOOK_LIKE ->
                    add(
                            reactions,
                            event.path("childId").asLong(0) + ":" + event.path("bookId").asLong(0),
                            event,
                            event.path("kind").asString(""),
                            eventId);
            case Topics.PROFILE_CHANGE ->
                    add(
                            profiles,
                            event.path("memberId").asString(""),
                            event,
                            event.path("hobbies").path(0).asString(""),
                            eventId);
            default ->
                    comments.computeIfAbsent(
                                    event.path("commentId").asLong(0), _ -> new ArrayList<>())
                            .add(eventId);
        }
    }

    private static void add(
            Map<String, List<Version>> versions,
            String key,
            JsonNode event,
            String value,
            String eventId) {
        versions.computeIfAbsent(key, _ -> new ArrayList<>())
                .add(new Version(key, event.path("revision").asLong(0), value, eventId));
    }
}
