package io.bookmaru.push.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/// Records what push services have taken, those that come meanwhile with the next commit: at a
/// thousand a second, a commit for each would be the slowest part of a delivery.
@Component
class RecordAccepted {
    private final Deliveries deliveries;
    private final ReentrantLock writing = new ReentrantLock();
    private List<Waiting> waiting = new ArrayList<>();

    RecordAccepted(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    /// Returns when it is committed; throws when it is not.
    void record(DueDelivery delivery) {
        var mine = new Waiting(delivery, new CompletableFuture<>());
        synchronized (this) {
            waiting.add(mine);
        }
        writing.lock();
        try {
            if (!mine.done().isDone()) write(takeAll());
        } finally {
            writing.unlock();
        }
        join(mine);
    }

    private synchronized List<Waiting> takeAll() {
        var all = waiting;
        waiting = new ArrayList<>();
        return all;
    }

    private void write(List<Waiting> all) {
        try {
            deliveries.accept(all.stream().map(Waiting::delivery).toList());
            all.forEach(one -> one.done().complete(null));
        } catch (RuntimeException e) {
            all.forEach(one -> one.done().completeExceptionally(e));
        }
    }

    private static void join(Waiting mine) {
        try {
            mine.done().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private record Waiting(DueDelivery delivery, CompletableFuture<Void> done) {}
}
