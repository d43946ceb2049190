package io.bookmaru.api.burst;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// Members who enter on a schedule, and try again until they have an answer. One in ten is
/// impatient and sends it twice at once.
class Burst {
    private final Client client;
    private final long giveaway;
    private final List<String> tokens;
    private final Instant giveUpAt;
    private final Map<Integer, Queue<Told>> told = new ConcurrentHashMap<>();
    private final AtomicInteger retries = new AtomicInteger();
    private final AtomicInteger sent = new AtomicInteger();

    record Told(String receipt, String status) {}

    /// @param tokens of the members 1, 2, …
    Burst(Client client, long giveaway, List<String> tokens, Instant giveUpAt) {
        this.client = client;
        this.giveaway = giveaway;
        this.tokens = tokens;
        this.giveUpAt = giveUpAt;
    }

    /// Returns when everybody has an answer or has given up, and how long that took.
    Duration run(Duration time, Random random) {
        var order = random.ints(0, tokens.size()).distinct().limit(tokens.size()).toArray();
        var start = System.nanoTime();
        try (var members = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < order.length; i++) {
                var due = start + time.toNanos() * i / order.length;
                LockSupport.parkNanos(due - System.nanoTime());
                int member = order[i];
                members.submit(() -> enter(member));
                if (i % 10 == 0) members.submit(() -> enter(member));
                sent.incrementAndGet();
            }
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private void enter(int member) {
        for (int attempt = 0; Instant.now().isBefore(giveUpAt); attempt++) {
            try {
                var answer =
                        client.call(
                                member + attempt,
                                "POST",
                                "/giveaways/%d/entries".formatted(giveaway),
                                tokens.get(member),
                                "");
                if (answer.statusCode() == 202) {
                    var body = client.read(answer.body());
                    told.computeIfAbsent(member, _ -> new ConcurrentLinkedQueue<>())
                            .add(
                                    new Told(
                                            body.get("receipt").asString(),
                                            body.get("status").asString()));
                    return;
                }
                if (answer.statusCode() == 409) return;
            } catch (IOException e) {
                // Nothing was promised.
            } catch (InterruptedException e) {
                return;
            }
            retries.incrementAndGet();
            LockSupport.parkNanos(pause(member, attempt).toNanos());
        }
    }

    /// From 0.3 s to 5 s, and not all at the same time.
    private static Duration pause(int member, int attempt) {
        return Duration.ofMillis((300L << Math.min(attempt, 4)) + member % 300);
    }

    int members() {
        return tokens.size();
    }

    int sent() {
        return sent.get();
    }

    int retries() {
        return retries.get();
    }

    /// By member, from 0.
    Map<Integer, Queue<Told>> told() {
        return told;
    }

    /// @param member from 1
    Collection<Told> told(long member) {
        return told.getOrDefault((int) member - 1, new ConcurrentLinkedQueue<>());
    }
}
