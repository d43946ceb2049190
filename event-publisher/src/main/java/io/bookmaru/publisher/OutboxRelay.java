package io.bookmaru.publisher;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.micrometer.core.instrument.Counter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
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
/// from there. While Kafka refuses an entry its shard waits, and the others go on.
class OutboxRelay implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(20);

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
        if (shards.isEmpty()) {
            // Nothing waits, or another relay has it all.
            failures.databaseAnswers();
            return 0;
        }
        var batch = next(shards);
        var outcome = sendEntries.send(batch);
        if (!outcome.acknowledged().isEmpty()) entries.delete(outcome.acknowledged());
        sent.increment(outcome.acknowledged().size());
        note(batch, outcome);
        return outcome.acknowledged().size();
    }

    /// What was refused before is tried alone and last, since it may take its time to fail. While
    /// Kafka is down one entry is enough to find out that it is back, of any shard: should it fail
    /// for a reason of its own, the next try is another one.
    private List<OutboxEntry> next(List<Integer> shards) {
        var refused = shards.stream().filter(refusals::has).toList();
        var sound = shards.stream().filter(shard -> !refusals.has(shard)).toList();
        var batch = new ArrayList<OutboxEntry>();
        moreWaits = false;
        if (failures.pause().isZero()) {
            batch.addAll(fairParts(sound));
        } else if (!sound.isEmpty()) {
            batch.addAll(entries.oldest(List.of(anyOf(sound)), 1));
        }
        if (!refused.isEmpty()) batch.addAll(entries.oldest(refused.subList(0, 1), 1));
        return batch;
    }

    /// A batch has the same room for each shard, so that a crowded one does not hold up the others.
    private List<OutboxEntry> fairParts(List<Integer> shards) {
        if (shards.isEmpty()) return List.of();
        int room = Math.ceilDiv(properties.batchSize(), shards.size());
        var batch = entries.oldest(shards, room);
        var sizes = batch.stream().collect(groupingBy(OutboxEntry::shard, counting()));
        moreWaits = sizes.containsValue((long) room);
        return batch;
    }

    private static int anyOf(List<Integer> shards) {
        return shards.get(ThreadLocalRandom.current().nextInt(shards.size()));
    }

    private void note(List<OutboxEntry> batch, SendEntries.Outcome outcome) {
        var acknowledged = Set.copyOf(outcome.acknowledged());
        batch.stream()
                .filter(entry -> acknowledged.contains(entry.id()))
                .forEach(entry -> refusals.forget(entry.shard()));
        @Nullable Throwable down = null;
        for (var failed : outcome.failed()) {
            failures.count(failed.entry().topic());
            // Kafka that takes others is up, and one partition of it must not hold up the rest.
            if (Refusal.is(failed.cause()) || !acknowledged.isEmpty()) {
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
