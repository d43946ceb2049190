package io.bookmaru.consumer.position;

import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/// Looks once a second for partitions that have been rewound, since a rewind is to be noticed also
/// where no record arrives, and for assigned ones that have not been taken over yet.
///
/// A position that is ahead of the owner's is somebody else's work: then this instance is the one
/// that has lost the partition, and Kafka will tell it so.
public class PositionWatch implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(PositionWatch.class);
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final Set<OwnedPartition> owned = ConcurrentHashMap.newKeySet();
    private final ConsumerPositions positions;
    private volatile boolean running;

    PositionWatch(ConsumerPositions positions) {
        this.positions = positions;
    }

    public void add(OwnedPartition partition) {
        owned.add(partition);
    }

    public void removeAll(Collection<? extends OwnedPartition> partitions) {
        partitions.forEach(owned::remove);
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("position-watch").start(this::watchUntilStopped);
    }

    private void watchUntilStopped() {
        try {
            while (running) {
                Thread.sleep(EVERY);
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        if (owned.isEmpty()) return;
        try {
            var stored = positions.all();
            for (var partition : owned) {
                var mine = partition.position();
                if (mine.isEmpty() || isRewound(mine.get(), stored.get(partition.name())))
                    partition.takeOverSoon();
            }
        } catch (DataAccessException | TransactionException e) {
            log.debug("Positions not looked at, next try in {}", EVERY, e);
        } catch (RuntimeException | Error e) {
            log.error("Positions not looked at, next try in {}", EVERY, e);
        }
    }

    private static boolean isRewound(Position mine, @Nullable Position stored) {
        return stored == null
                || stored.epoch() > mine.epoch() && stored.nextOffset() < mine.nextOffset();
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
