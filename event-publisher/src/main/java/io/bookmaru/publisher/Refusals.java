package io.bookmaru.publisher;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What this instance knows of entries that Kafka refuses. The shard of one waits, longer after
/// each try, while the others go on; if it is their topic, the topic waits, in all shards.
class Refusals {
    private static final Logger log = LoggerFactory.getLogger(Refusals.class);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final Map<Integer, Waiting> byShard = new ConcurrentHashMap<>();
    private final Map<String, Waiting> byTopic = new ConcurrentHashMap<>();
    private final Clock clock;

    Refusals(Clock clock) {
        this.clock = clock;
    }

    private record Waiting(Refusal refusal, Duration pause, long sinceNanos) {

        boolean isOver() {
            return System.nanoTime() - sinceNanos >= pause.toNanos();
        }
    }

    void add(OutboxEntry entry, Throwable cause) {
        if (Refusal.isOfTopic(cause))
            byTopic.compute(entry.topic(), (_, before) -> waiting(before, entry, cause));
        else byShard.compute(entry.shard(), (_, before) -> waiting(before, entry, cause));
    }

    private Waiting waiting(@Nullable Waiting before, OutboxEntry entry, Throwable cause) {
        var same = before != null && before.refusal().id() == entry.id() ? before : null;
        var tries = same == null ? 1 : same.refusal().tries() + 1;
        var pause = same == null ? FIRST_WAIT : longer(same.pause());
        var message = cause.toString();
        log.warn(
                "Kafka does not take entry {} on {}, try {}, next in {}: {}",
                entry.id(),
                entry.topic(),
                tries,
                pause,
                message);
        return new Waiting(
                new Refusal(entry.id(), clock.instant(), message, tries, Refusal.is(cause)),
                pause,
                System.nanoTime());
    }

    private static Duration longer(Duration pause) {
        var doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : doubled;
    }

    /// It has been taken, so the rest of its shard and topic may be.
    void forget(OutboxEntry taken) {
        byShard.remove(taken.shard());
        byTopic.remove(taken.topic());
    }

    /// Nothing of it is there any more.
    void forget(String topic) {
        byTopic.remove(topic);
    }

    Set<String> topics() {
        return Set.copyOf(byTopic.keySet());
    }

    /// One that is to be tried now.
    Optional<String> dueTopic() {
        return byTopic.entrySet().stream()
                .filter(topic -> topic.getValue().isOver())
                .map(Map.Entry::getKey)
                .findAny();
    }

    /// Forgets those of shards that had nothing to lock although their time had come, if the entry
    /// is gone: an admin has discarded it, or another instance relayed it. While that one has the
    /// shard, the entry is still there.
    void forgetSettled(
            Collection<Integer> waiting, Collection<Integer> locked, LongPredicate isGone) {
        byShard.entrySet()
                .removeIf(shard ->
                        !waiting.contains(shard.getKey())
                                && !locked.contains(shard.getKey())
                                && isGone.test(shard.getValue().refusal().id()));
    }

    boolean has(int shard) {
        return byShard.containsKey(shard);
    }

    /// Shards that are not to be tried now.
    List<Integer> waiting() {
        return byShard.entrySet().stream()
                .filter(shard -> !shard.getValue().isOver())
                .map(Map.Entry::getKey)
                .toList();
    }

    Optional<Refusal> of(long entry) {
        return all().stream().filter(refusal -> refusal.id() == entry).findAny();
    }

    Collection<Refusal> all() {
        return Stream.concat(byShard.values().stream(), byTopic.values().stream())
                .map(Waiting::refusal)
                .toList();
    }
}
