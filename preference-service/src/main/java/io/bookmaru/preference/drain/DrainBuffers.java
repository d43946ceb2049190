package io.bookmaru.preference.drain;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.bookmaru.consumer.delivery.FailureKind;
import io.bookmaru.consumer.position.StalePositionException;
import io.bookmaru.preference.reaction.AssignedPartition;
import io.bookmaru.preference.reaction.AssignedPartitions;
import io.bookmaru.preference.reaction.SetAside;
import io.bookmaru.preference.reaction.SetAsideLostException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Drains the partitions that this instance owns, each for itself: one that takes long, or fails,
/// holds up no other. A failure leaves what was set aside for the next time.
@Component
class DrainBuffers implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(DrainBuffers.class);
    private static final int STOP_SECONDS = 10;

    private final AssignedPartitions partitions;
    private final DrainJob job;
    private final DrainMeters meters;
    private final DrainProperties properties;
    private final Set<AssignedPartition> underWay = ConcurrentHashMap.newKeySet();
    private volatile @Nullable ExecutorService threads;

    DrainBuffers(
            AssignedPartitions partitions,
            DrainJob job,
            DrainMeters meters,
            DrainProperties properties) {
        this.partitions = partitions;
        this.job = job;
        this.meters = meters;
        this.properties = properties;
    }

    /// Starts a drain of each partition but those whose last one goes on.
    void drainAll() {
        var running = threads;
        if (running == null) return;
        for (var partition : partitions.all()) {
            if (!underWay.add(partition)) continue;
            try {
                running.execute(() -> drainOnce(partition));
            } catch (RejectedExecutionException e) {
                // Stopped meanwhile.
                underWay.remove(partition);
            }
        }
    }

    private void drainOnce(AssignedPartition partition) {
        try {
            drain(partition);
        } finally {
            underWay.remove(partition);
        }
    }

    private void drain(AssignedPartition partition) {
        try {
            var setAside = partition.setAside();
            if (setAside.isPresent()) apply(partition, setAside.get());
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            var kind = FailureKind.of(e);
            meters.failed(kind);
            if (kind == FailureKind.INFRASTRUCTURE)
                log.warn("{} is not drained for now: {}", partition, e.toString());
            else log.error("{} is not drained", partition, e);
        }
    }

    private void apply(AssignedPartition partition, SetAside setAside) {
        try {
            job.run(setAside, partition.read(setAside));
            partition.applied(setAside);
            meters.applied(setAside.reactions());
        } catch (SetAsideLostException | StalePositionException e) {
            log.warn("{} is not drained: {}", partition, e.getMessage());
            partition.giveUp(setAside);
        }
    }

    @Override
    public void start() {
        var virtual = Thread.ofVirtual().name("drain-", 0).factory();
        threads = Executors.newFixedThreadPool(properties.parallelism(), virtual);
    }

    /// Before what a drain needs is taken away from it. What it leaves is applied by whoever takes
    /// the partition over.
    @Override
    public void stop() {
        var running = threads;
        threads = null;
        if (running == null) return;
        running.shutdown();
        try {
            if (!running.awaitTermination(STOP_SECONDS, SECONDS)) running.shutdownNow();
        } catch (InterruptedException e) {
            running.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return threads != null;
    }
}
