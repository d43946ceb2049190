package io.bookmaru.publisher;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.micrometer.core.instrument.Counter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.support.TransactionTemplate;

/// Moves committed events to Kafka: lock shards, read, send, wait for every acknowledgement,
/// delete, commit.
///
/// Any number of instances may run it. A crash between the acknowledgement and the commit sends
/// those events again; readers expect repeats. Nothing is skipped: after a failure only what is
/// acknowledged *before* the first failed entry of a shard is deleted, and the rest is sent again
/// from there. While Kafka refuses an entry its shard waits, or its topic, and the others go on.
class OutboxRelay implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(20);

    /// What was refused is tried for so small a part of the time that it may take its time to fail.
    private static final int PARTS = 5;

    private final OutboxEntries entries;
    private final SendEntries sendEntries;
    private final TransactionTemplate transactions;
    private final RelayWakeUp wakeUp;
    private final OutboxProperties properties;
    private final RelayFailures failures;
    private final Refusals refusals;
    private final Counter sent;
    private volatile boolean running;

    /// Whether the last batch left something of a shard behind, as far as it could see.
    private boolean moreWaits;

    private long tryRefusedAfter = System.nanoTime();

    private @Nullable Thread thread;

    OutboxRelay(
            OutboxEntries entries,
            SendEntries sendEntries,
            TransactionTemplate transactions,
            RelayWakeUp wakeUp,
            OutboxProperties properties,
            RelayFailures failures,
            Refusals refusals,
            Counter sent) {
        this.entries = entries;
        this.sendEntries = sendEntries;
        this.transactions = transactions;
        this.wakeUp = wakeUp;
        this.properties = properties;
        this.failures = failures;
        this.refusals = refusals;
        this.sent = sent;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("outbox-relay").start(this::relayUntilStopped);
    }

    @Override
    public void stop() {
        running = false;
        wakeUp.wake();
        try {
            if (thread != null) thread.join(STOP_WITHIN);
            sendEntries.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void relayUntilStopped() {
        try {
            while (running) {
                int relayed = relayBatch();
                var pause = failures.pause();
                if (pause.isPositive()) Thread.sleep(pause);
                else if (relayed == 0) wakeUp.await(properties.pollInterval());
                else if (!moreWaits) Thread.sleep(properties.gather());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// @return how many events were sent and deleted
    private int relayBatch() {
        try {
            var relayed = transactions.execute(status -> relayLockedShards());
            return relayed == null ? 0 : relayed;
        } catch (RuntimeException e) {
            failed(e);
            log.warn("Outbox not relayed, next try in {}: {}", failures.pause(), e.toString());
            return 0;
        } catch (Error e) {
            // Nobody restarts this thread, so it outlives what may pass, lack of memory included.
            failed(e);
            log.error("Outbox not relayed, next try in {}", failures.pause(), e);
            sendEntries.close();
            return 0;
        }
    }

    private int relayLockedShards() {
        entries.limitIdleTime();
        var waiting = refusals.waiting();
        var shards = entries.lockWaitingShards(waiting);
        refusals.forgetSettled(waiting, shards, id -> entries.find(id).isEmpty());
        var begin = System.nanoTime();
        var batch = next(shards);
        var refused = tryRefused(shards);
        refused.ifPresent(batch::add);
        if (batch.isEmpty()) {
            // Nothing waits, or another relay has it all, or it is of topics that are refused.
            failures.databaseAnswers();
            return 0;
        }
        var outcome = sendEntries.send(batch);
        if (!outcome.acknowledged().isEmpty()) entries.delete(outcome.acknowledged());
        sent.increment(outcome.acknowledged().size());
        note(batch, outcome);
        var end = System.nanoTime();
        if (refused.isPresent()) tryRefusedAfter = end + (PARTS - 1) * (end - begin);
        return outcome.acknowledged().size();
    }

    /// While Kafka is down one entry is enough to find out that it is back, of any shard: should it
    /// fail for a reason of its own, the next try is another one.
    private List<OutboxEntry> next(List<Integer> shards) {
        var sound = shards.stream().filter(shard -> !refusals.has(shard)).toList();
        moreWaits = false;
        if (sound.isEmpty()) return new ArrayList<>();
        if (failures.pause().isZero()) return fairParts(sound);
        var heads = entries.oldest(sound, 1, refusals.topics());
        Collections.shuffle(heads);
        return new ArrayList<>(heads.subList(0, Math.min(1, heads.size())));
    }

    /// What was refused before is tried alone and last, since it may take its time to fail.
    private Optional<OutboxEntry> tryRefused(List<Integer> shards) {
        if (System.nanoTime() < tryRefusedAfter) return Optional.empty();
        var topic = refusals.dueTopic();
        if (topic.isPresent()) {
            var oldest = entries.oldestOf(topic.get());
            if (oldest.isEmpty()) refusals.forget(topic.get());
            return oldest.filter(entry -> shards.contains(entry.shard()));
        }
        return shards.stream()
                .filter(refusals::has)
                .limit(1)
                .flatMap(shard -> entries.oldest(List.of(shard), 1, refusals.topics()).stream())
                .findFirst();
    }

    /// A batch has the same room for each shard, so that a crowded one does not hold up the others.
    private List<OutboxEntry> fairParts(List<Integer> shards) {
        int room = Math.ceilDiv(properties.batchSize(), shards.size());
        var batch = entries.oldest(shards, room, refusals.topics());
        var sizes = batch.stream().collect(groupingBy(OutboxEntry::shard, counting()));
        moreWaits = sizes.containsValue((long) room);
        return batch;
    }

    private void note(List<OutboxEntry> batch, SendEntries.Outcome outcome) {
        var acknowledged = Set.copyOf(outcome.acknowledged());
        batch.stream().filter(entry -> acknowledged.contains(entry.id())).forEach(refusals::forget);
        var topics = new HashSet<String>();
        @Nullable Throwable down = null;
        for (var failed : outcome.failed()) {
            failures.count(failed.entry().topic());
            // Kafka that takes others is up, and one partition of it must not hold up the rest.
            if (Refusal.isOfTopic(failed.cause())) {
                if (topics.add(failed.entry().topic()))
                    refusals.add(failed.entry(), failed.cause());
            } else if (Refusal.is(failed.cause()) || !acknowledged.isEmpty()) {
                refusals.add(failed.entry(), failed.cause());
            } else {
                down = failed.cause();
            }
        }
        if (down == null) {
            failures.end();
        } else {
            failures.add(down);
            log.warn(
                    "Kafka did not take a batch, next try in {}: {}",
                    failures.pause(),
                    down.toString());
        }
    }

    private void failed(Throwable cause) {
        failures.count("none");
        failures.addOfDatabase(cause);
    }
}
