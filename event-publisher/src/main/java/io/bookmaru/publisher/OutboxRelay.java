package io.bookmaru.publisher;

import io.micrometer.core.instrument.Counter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/// Moves committed events to Kafka: lock shards, read, send, wait for every acknowledgement,
/// delete, commit.
///
/// Any number of instances may run it. A crash between the acknowledgement and the commit sends
/// those events again; readers expect repeats. Nothing is skipped: after a failure only what is
/// acknowledged *before* the first failed entry of a shard is deleted, and the rest is sent again
/// from there.
class OutboxRelay implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(20);

    private final OutboxEntries entries;
    private final EventRecords records;
    private final ProducerFactory<String, byte[]> producers;
    private final TransactionTemplate transactions;
    private final RelayWakeUp wakeUp;
    private final OutboxProperties properties;
    private final Counter sent;
    private final Counter failed;
    private volatile boolean running;
    private @Nullable Thread thread;
    private Duration backoff = Duration.ZERO;

    OutboxRelay(
            OutboxEntries entries,
            EventRecords records,
            ProducerFactory<String, byte[]> producers,
            TransactionTemplate transactions,
            RelayWakeUp wakeUp,
            OutboxProperties properties,
            Counter sent,
            Counter failed) {
        this.entries = entries;
        this.records = records;
        this.producers = producers;
        this.transactions = transactions;
        this.wakeUp = wakeUp;
        this.properties = properties;
        this.sent = sent;
        this.failed = failed;
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
                if (backoff.isPositive()) Thread.sleep(backoff);
                else if (relayed == 0) wakeUp.await(properties.pollInterval());
                else if (relayed < properties.batchSize()) Thread.sleep(properties.gather());
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
            failed.increment();
            slowDown();
            log.warn("Outbox not relayed, next try in {}: {}", backoff, e.toString());
            return 0;
        } catch (Error e) {
            // Nobody restarts this thread, so it outlives what may pass, lack of memory included.
            failed.increment();
            slowDown();
            log.error("Outbox not relayed, next try in {}", backoff, e);
            producers.reset();
            return 0;
        }
    }

    private int relayLockedShards() {
        entries.limitIdleTime();
        var shards = entries.lockWaitingShards();
        if (shards.isEmpty()) return 0;
        // While Kafka is down one entry is enough to find out that it is back.
        var batch = entries.oldest(shards, backoff.isZero() ? properties.batchSize() : 1);
        var acknowledged = send(batch);
        if (!acknowledged.isEmpty()) entries.delete(acknowledged);
        sent.increment(acknowledged.size());
        if (acknowledged.size() == batch.size()) backoff = Duration.ZERO;
        return acknowledged.size();
    }

    /// @return the ids that were acknowledged and have no failed entry of their shard before them
    private List<Long> send(List<OutboxEntry> batch) {
        var producer = producers.createProducer();
        var acknowledgements = new ArrayList<Future<RecordMetadata>>(batch.size());
        @Nullable Exception failure = null;
        for (var entry : batch) {
            try {
                acknowledgements.add(producer.send(records.record(entry)));
            } catch (RuntimeException e) {
                failure = e;
                break;
            }
        }
        producer.flush();

        var acknowledged = new ArrayList<Long>(batch.size());
        var brokenShards = new HashSet<Integer>();
        for (int i = 0; i < acknowledgements.size(); i++) {
            var entry = batch.get(i);
            try {
                acknowledgements.get(i).get();
                if (!brokenShards.contains(entry.shard())) acknowledged.add(entry.id());
            } catch (ExecutionException e) {
                failure = e;
                brokenShards.add(entry.shard());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while sending", e);
            }
        }
        if (failure != null) startAfresh(producer, failure);
        return acknowledged;
    }

    /// Records of the failed batch may still be in the producer's memory; a new producer cannot
    /// send them late.
    private void startAfresh(Producer<String, byte[]> producer, Exception failure) {
        failed.increment();
        slowDown();
        log.warn("Kafka did not take a batch, next try in {}: {}", backoff, failure.toString());
        producer.close(Duration.ZERO);
        producers.reset();
    }

    private void slowDown() {
        var doubled = backoff.isZero() ? properties.minBackoff() : backoff.multipliedBy(2);
        backoff =
                doubled.compareTo(properties.maxBackoff()) > 0 ? properties.maxBackoff() : doubled;
    }
}
