package io.bookmaru.testing.corpus;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/// How far the consumer groups are in each partition, and how long the slowest one stood still
/// before a record. One consumer has many partitions and takes them in turns: only when none moves
/// is it stuck.
class Progress {
    private static final Duration STUCK = Duration.ofSeconds(30);
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);
    private static final Duration AT_MOST = Duration.ofMinutes(5);

    private final Admin admin;
    private final Collection<ListenedTopic> topics;
    private final Map<TopicPartition, Waiting> waiting = new HashMap<>();
    private Duration longestWait = Duration.ZERO;
    private long lastMoved = System.nanoTime();

    /// @param since when the partition was last seen to move, or to have nothing to do
    private record Waiting(long position, long since) {}

    Progress(Admin admin, Collection<ListenedTopic> topics) {
        this.admin = admin;
        this.topics = topics;
    }

    /// Returns when every record of every partition has been consumed.
    ///
    /// @throws AssertionError when nothing is consumed for 30 s
    /// @return the longest time that a partition did not move
    Duration untilTheEnd() {
        await().pollInterval(LOOK_EVERY).atMost(AT_MOST).until(this::isAtTheEnd);
        return longestWait;
    }

    private boolean isAtTheEnd() throws ExecutionException, InterruptedException {
        var ends = ends();
        var positions = positions();
        var behind = new ArrayList<String>();
        for (var end : ends.entrySet()) {
            var position = positions.getOrDefault(end.getKey(), 0L);
            var atTheEnd = position >= end.getValue();
            look(end.getKey(), position, atTheEnd);
            if (!atTheEnd) behind.add(end.getKey() + "@" + position);
        }
        var stood = Duration.ofNanos(System.nanoTime() - lastMoved);
        if (!behind.isEmpty() && stood.compareTo(STUCK) > 0)
            throw new AssertionError(
                    "%s stand still for %s (expected: to move)".formatted(behind, stood));
        return behind.isEmpty();
    }

    private void look(TopicPartition partition, long position, boolean atTheEnd) {
        var now = System.nanoTime();
        var before = waiting.getOrDefault(partition, new Waiting(position, now));
        var stood = Duration.ofNanos(now - before.since);
        if (stood.compareTo(longestWait) > 0) longestWait = stood;
        if (position != before.position) lastMoved = now;
        var stands = position == before.position && !atTheEnd;
        waiting.put(partition, new Waiting(position, stands ? before.since : now));
    }

    private Map<TopicPartition, Long> ends() throws ExecutionException, InterruptedException {
        var names = topics.stream().map(ListenedTopic::name).toList();
        var wanted =
                admin.describeTopics(names).allTopicNames().get().values().stream()
                        .flatMap(topic ->
                                IntStream.range(0, topic.partitions().size())
                                        .mapToObj(p -> new TopicPartition(topic.name(), p)))
                        .collect(Collectors.toMap(Function.identity(), _ -> OffsetSpec.latest()));
        return admin.listOffsets(wanted).all().get().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().offset()));
    }

    private Map<TopicPartition, Long> positions() throws ExecutionException, InterruptedException {
        var positions = new HashMap<TopicPartition, Long>();
        for (var group : groups()) {
            var committed = admin.listConsumerGroupOffsets(group);
            committed
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .forEach((partition, offset) -> {
                        if (offset != null) positions.put(partition, offset.offset());
                    });
        }
        return positions;
    }

    private List<String> groups() {
        return topics.stream().map(ListenedTopic::group).distinct().toList();
    }
}
