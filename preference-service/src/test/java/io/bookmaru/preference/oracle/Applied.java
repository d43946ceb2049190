package io.bookmaru.preference.oracle;

import io.bookmaru.events.ReactionChanged.Kind;
import io.bookmaru.events.Topics;
import io.bookmaru.preference.ledger.Reaction;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What a service has in its database.
public record Applied(JdbcClient jdbc) {
    private static final List<String> TOPICS = List.of(Topics.BOOK_LIKE, Topics.BOOK_CHANGED);

    /// How it differs from what the story's oracle says.
    ///
    /// @param lost newest reactions that the ledger does not have
    /// @param wrong tastes that are not equal to the last decimal
    public record Difference(int compared, List<Reaction> lost, Map<Long, String> wrong) {}

    public Difference from(Story story) {
        var ledger = ledger();
        var lost =
                story.oracle().newestReactions().stream().filter(r -> !ledger.contains(r)).toList();
        var tastes = tastes();
        var wrong = new HashMap<Long, String>();
        var nothing = ExactTaste.of(Map.of(), Collections.nCopies(4, BigDecimal.ZERO));
        for (var child : story.children()) {
            var expected = story.oracle().tasteOf(child);
            var found = tastes.getOrDefault(child, nothing);
            if (!found.equals(expected)) wrong.put(child, found + " (expected: " + expected + ")");
        }
        return new Difference(story.children().size(), lost, wrong);
    }

    private Set<Reaction> ledger() {
        return jdbc.sql("select child_id, book_id, kind, revision from ledger")
                .query((row, _) ->
                        new Reaction(
                                row.getLong("child_id"),
                                row.getLong("book_id"),
                                Kind.valueOf(row.getString("kind")),
                                row.getLong("revision")))
                .set();
    }

    private Map<Long, ExactTaste> tastes() {
        var scores = new HashMap<Long, Map<String, BigDecimal>>();
        jdbc.sql("select child_id, feature || ' ' || name as name, score from scores")
                .query(row -> {
                    scores.computeIfAbsent(row.getLong("child_id"), _ -> new HashMap<>())
                            .put(row.getString("name"), row.getBigDecimal("score"));
                });
        return jdbc.sql("select child_id, ei, sn, tf, jp from tastes").query().listOfRows().stream()
                .collect(
                        Collectors.toMap(
                                row -> (Long) row.get("child_id"),
                                row ->
                                        ExactTaste.of(
                                                scores.getOrDefault(
                                                        (Long) row.get("child_id"), Map.of()),
                                                List.of(
                                                        (BigDecimal) row.get("ei"),
                                                        (BigDecimal) row.get("sn"),
                                                        (BigDecimal) row.get("tf"),
                                                        (BigDecimal) row.get("jp")))));
    }

    /// Whether everything that Kafka has of reactions and books is applied.
    public boolean isUpTo(Consumer<?, ?> kafka) {
        var ends = kafka.endOffsets(partitions(kafka));
        var positions = positions();
        return ends.entrySet().stream()
                .allMatch(end -> positions.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }

    static List<TopicPartition> partitions(Consumer<?, ?> kafka) {
        return TOPICS.stream()
                .flatMap(topic ->
                        IntStream.range(0, kafka.partitionsFor(topic).size())
                                .mapToObj(p -> new TopicPartition(topic, p)))
                .toList();
    }

    private Map<TopicPartition, Long> positions() {
        return jdbc
                .sql("select topic, partition, next_offset from consumer_positions")
                .query()
                .listOfRows()
                .stream()
                .collect(
                        Collectors.toMap(
                                row ->
                                        new TopicPartition(
                                                (String) row.get("topic"),
                                                (Integer) row.get("partition")),
                                row -> (Long) row.get("next_offset")));
    }
}
