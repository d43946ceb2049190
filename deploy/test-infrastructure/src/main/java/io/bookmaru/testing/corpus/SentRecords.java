package io.bookmaru.testing.corpus;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.bookmaru.testing.corpus.DeadLetter.Place;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/// What the broker has taken of the corpus and of the good events in it, which are called markers.
class SentRecords {
    private static final String MARKER = "marker ";
    private static final int A_MARKER_AFTER = 25;

    private final List<SentRecord> records;

    private SentRecords(List<SentRecord> records) {
        this.records = records;
    }

    /// Returns when the broker has all of it. The last record of each partition is a marker.
    static SentRecords of(Collection<ListenedTopic> topics, Map<String, Object> kafka) {
        try (var producer = new CorpusProducer(kafka)) {
            for (var topic : topics) send(topic, producer);
            return new SentRecords(producer.taken());
        }
    }

    private static void send(ListenedTopic topic, CorpusProducer producer) {
        int sent = 0;
        for (var record : corpus(topic)) {
            producer.send(topic.name(), null, record);
            if (++sent % A_MARKER_AFTER == 0)
                producer.send(topic.name(), null, marker(topic, "after " + sent));
        }
        for (int partition = 0; partition < producer.partitions(topic.name()); partition++)
            producer.send(topic.name(), partition, marker(topic, "at the end of " + partition));
    }

    /// Every second one for a retry or replay topic: the same method is called for its records.
    private static List<BadRecord> corpus(ListenedTopic topic) {
        var all = BadRecords.of(topic.source());
        if (topic.isSource()) return all;
        return IntStream.range(0, all.size()).filter(i -> i % 2 == 0).mapToObj(all::get).toList();
    }

    private static BadRecord marker(ListenedTopic topic, String name) {
        return BadRecord.harmless(MARKER + name, GoldenEvent.of(topic.source()).json());
    }

    /// How many bad records the listener has met that has met the fewest.
    long fewest() {
        return records.stream()
                .filter(sent -> !sent.record().name().startsWith(MARKER))
                .collect(groupingBy(sent -> sent.place().topic(), counting()))
                .values()
                .stream()
                .min(Long::compare)
                .orElse(0L);
    }

    /// Those that should be dead letters.
    List<SentRecord> withoutDeadLetter(Collection<DeadLetter> deadLetters) {
        var kept = byPlace(deadLetters);
        return records.stream()
                .filter(sent -> sent.is(Verdict.UNREADABLE))
                .filter(sent -> {
                    var deadLetter = kept.get(sent.place());
                    return deadLetter == null || !deadLetter.hasBytesOf(sent.record());
                })
                .toList();
    }

    /// Those that should not be dead letters.
    List<SentRecord> wronglyIn(Collection<DeadLetter> deadLetters) {
        var kept = byPlace(deadLetters);
        return records.stream()
                .filter(sent -> sent.is(Verdict.HARMLESS))
                .filter(sent -> kept.containsKey(sent.place()))
                .toList();
    }

    /// The same one may be there twice: the consumer may have failed after it had sent it.
    private static Map<Place, DeadLetter> byPlace(Collection<DeadLetter> deadLetters) {
        return deadLetters.stream()
                .collect(toMap(DeadLetter::place, Function.identity(), (first, _) -> first));
    }
}
