package io.bookmaru.api.reaction;

import io.bookmaru.api.reaction.ReactionChange.Pair;
import io.bookmaru.http.OverloadedException;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;

/// Commits what is asked for at the same time in one transaction, since the wait for the disk is
/// what a small transaction costs. Nobody waits for a group to fill: while one is committed the
/// next gathers.
///
/// Each request is answered when its group is committed. A group that fails is run again one by
/// one, so that only the change that it failed for fails. Of a pair there is one change in a group;
/// the row's lock orders those of groups that run side by side.
@Component
class GroupCommit implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(GroupCommit.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    private final ChangeReactions changeReactions;
    private final ReactionProperties properties;
    private final BlockingQueue<Waiting> queue;
    private final DistributionSummary sizes;
    private final List<Thread> writers = new ArrayList<>();
    private volatile boolean running;

    private record Waiting(ReactionChange change, CompletableFuture<ReactionOutcome> outcome) {}

    GroupCommit(
            ChangeReactions changeReactions, ReactionProperties properties, MeterRegistry meters) {
        this.changeReactions = changeReactions;
        this.properties = properties;
        this.queue = new ArrayBlockingQueue<>(properties.queueSize());
        this.sizes = meters.summary("bookmaru.reaction.group.size");
        meters.gaugeCollectionSize("bookmaru.reaction.waiting", List.of(), queue);
    }

    /// Returns when the change is committed, or when it is clear that there is nothing to change.
    ///
    /// @throws OverloadedException when the queue is full, or the commit takes too long
    ReactionOutcome commit(ReactionChange change) {
        var waiting = new Waiting(change, new CompletableFuture<>());
        if (!queue.offer(waiting)) {
            throw new OverloadedException(
                    "%d changes of reactions wait already".formatted(properties.queueSize()));
        }
        try {
            return waiting.outcome.get(properties.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            waiting.outcome.cancel(false);
            throw new OverloadedException("Not committed within " + properties.patience());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) throw failure;
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OverloadedException("The service is stopping");
        }
    }

    private void commitUntilStopped() {
        var next = new ArrayList<Waiting>();
        try {
            while (running || !queue.isEmpty() || !next.isEmpty()) {
                if (next.isEmpty()) awaitOne(next);
                queue.drainTo(next, properties.groupSize() - next.size());
                next.removeIf(waiting -> waiting.outcome.isDone());
                var group = takeOneOfEachPair(next);
                if (!group.isEmpty()) commit(group);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitOne(List<Waiting> next) throws InterruptedException {
        var first = queue.poll(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        if (first != null) next.add(first);
    }

    private static Map<Pair, Waiting> takeOneOfEachPair(List<Waiting> next) {
        var group = new LinkedHashMap<Pair, Waiting>();
        next.removeIf(waiting -> group.putIfAbsent(waiting.change.pair(), waiting) == null);
        return group;
    }

    private void commit(Map<Pair, Waiting> group) {
        sizes.record(group.size());
        var changes = new LinkedHashMap<Pair, ReactionChange>();
        group.forEach((pair, waiting) -> changes.put(pair, waiting.change));
        try {
            var outcomes = changeReactions.change(changes);
            group.forEach((pair, waiting) -> waiting.outcome.complete(outcomes.get(pair)));
        } catch (CannotCreateTransactionException | DataAccessResourceFailureException e) {
            fail(group.values(), e);
        } catch (RuntimeException e) {
            if (group.size() == 1) {
                fail(group.values(), e);
            } else {
                log.warn("A group of {} is run again one by one: {}", group.size(), e.toString());
                group.forEach((pair, waiting) -> commit(Map.of(pair, waiting)));
            }
        } catch (Error e) {
            log.error("A group of {} failed", group.size(), e);
            fail(group.values(), e);
        }
    }

    private static void fail(Collection<Waiting> group, Throwable failure) {
        group.forEach(waiting -> waiting.outcome.completeExceptionally(failure));
    }

    @Override
    public void start() {
        running = true;
        for (int i = 1; i <= properties.writers(); i++) {
            writers.add(Thread.ofPlatform().name("reactions-" + i).start(this::commitUntilStopped));
        }
    }

    /// What waits is committed first.
    @Override
    public void stop() {
        running = false;
        try {
            for (var writer : writers) writer.join(properties.patience());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        writers.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /// Stops after the web server, which lets its requests finish.
    @Override
    public int getPhase() {
        return 0;
    }
}
