package io.bookmaru.api.reaction;

import io.bookmaru.api.reaction.ReactionChange.Pair;
import io.bookmaru.http.OverloadedException;
import io.bookmaru.http.StorageFailure;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
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

    /// A group takes one change of a pair, so somebody who asks for many of one pair at once would
    /// make the groups of all others small.
    private static final int MOST_OF_A_PAIR = 16;

    private final ChangeReactions changeReactions;
    private final ReactionProperties properties;
    private final BlockingQueue<Waiting> queue;
    private final Map<Pair, Integer> waitingOfPair = new ConcurrentHashMap<>();
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
    /// @throws OverloadedException when the queue is full, when too many changes of this reaction
    ///   wait already, or when the commit takes too long; after that last one it may still be made
    ReactionOutcome commit(ReactionChange change) {
        var pair = change.pair();
        try {
            if (waitingOfPair.merge(pair, 1, Integer::sum) > MOST_OF_A_PAIR) {
                throw new OverloadedException("Many changes of this reaction wait already");
            }
            return await(offer(change));
        } finally {
            waitingOfPair.computeIfPresent(pair, (p, count) -> count == 1 ? null : count - 1);
        }
    }

    private Waiting offer(ReactionChange change) {
        var waiting = new Waiting(change, new CompletableFuture<>());
        if (queue.offer(waiting)) return waiting;
        throw new OverloadedException(
                "%d changes of reactions wait already".formatted(properties.queueSize()));
    }

    private ReactionOutcome await(Waiting waiting) {
        try {
            return waiting.outcome.get(properties.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            waiting.outcome.cancel(false);
            throw new OverloadedException("Not committed within " + properties.patience());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) throw failure;
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            waiting.outcome.cancel(false);
            Thread.currentThread().interrupt();
            throw new OverloadedException("The service is stopping");
        }
    }

    private void commitUntilStopped() {
        var next = new ArrayList<Waiting>();
        while (running || !queue.isEmpty() || !next.isEmpty()) {
            try {
                commitSome(next);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (Error e) {
                // Nobody restarts this thread, so it outlives what may pass, lack of memory
                // included.
                log.error("Changes of reactions were not committed", e);
            }
        }
    }

    private void commitSome(List<Waiting> next) throws InterruptedException {
        if (next.isEmpty()) awaitOne(next);
        queue.drainTo(next, properties.groupSize() - next.size());
        var group = takeOneOfEachPair(next);
        if (group.isEmpty()) return;
        try {
            commit(group);
        } finally {
            // Whoever is not answered by now never will be.
            group.forEach(waiting -> waiting.outcome.cancel(false));
        }
    }

    private void awaitOne(List<Waiting> next) throws InterruptedException {
        var first = queue.poll(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        if (first != null) next.add(first);
    }

    private static List<Waiting> takeOneOfEachPair(List<Waiting> next) {
        var group = new LinkedHashMap<Pair, Waiting>();
        next.removeIf(waiting ->
                waiting.outcome.isDone()
                        || group.putIfAbsent(waiting.change.pair(), waiting) == null);
        return List.copyOf(group.values());
    }

    private void commit(List<Waiting> group) {
        sizes.record(group.size());
        try {
            inOneTransaction(group);
        } catch (RuntimeException e) {
            if (group.size() > 1 && !isOutage(e)) {
                log.warn("A group of {} is run again one by one: {}", group.size(), e.toString());
                commitOneByOne(group);
            } else {
                fail(group, e);
            }
        } catch (Error e) {
            log.error("A group of {} failed", group.size(), e);
            fail(group, e);
        }
    }

    /// Whoever has been told that it took too long must not have the change made behind a newer
    /// one.
    private void commitOneByOne(List<Waiting> group) {
        for (int i = 0; i < group.size(); i++) {
            var one = group.subList(i, i + 1);
            if (group.get(i).outcome.isDone()) continue;
            try {
                inOneTransaction(one);
            } catch (RuntimeException e) {
                fail(isOutage(e) ? group.subList(i, group.size()) : one, e);
            }
        }
    }

    private void inOneTransaction(List<Waiting> group) {
        var changes = new LinkedHashMap<Pair, ReactionChange>();
        group.forEach(waiting -> changes.put(waiting.change.pair(), waiting.change));
        var outcomes = changeReactions.change(changes);
        group.forEach(waiting -> waiting.outcome.complete(outcomes.get(waiting.change.pair())));
    }

    private static boolean isOutage(RuntimeException failure) {
        return failure instanceof CannotCreateTransactionException
                || failure instanceof DataAccessResourceFailureException
                || StorageFailure.isOutage(failure);
    }

    private static void fail(List<Waiting> group, Throwable failure) {
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
