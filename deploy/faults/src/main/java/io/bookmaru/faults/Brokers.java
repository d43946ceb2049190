package io.bookmaru.faults;

import static java.util.Objects.requireNonNull;

import io.bookmaru.events.Topics;
import io.bookmaru.faults.site.Broker;
import io.bookmaru.faults.site.Site;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/// Faults of one broker of three.
final class Brokers {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /// `kill -9` of the leader of a partition of reactions, gone for as long as the fault lasts.
    static Evidence killLeader(Site site, Moments moments) throws Exception {
        long moved = 0;
        for (int i = 0; i < moments.times(); i++) {
            moments.next();
            int leader = leader(site);
            var broker = broker(site, leader);
            broker.process().kill();
            moments.last();
            if (leader(site) != leader) moved++;
            broker.launch();
            broker.awaitReady();
            awaitInSync(site);
        }
        return new Evidence(moved, "leaders that another broker has replaced");
    }

    /// SIGTERM to one after the other, each back in sync before the next.
    static Evidence bounce(Site site, Moments moments) throws Exception {
        long bounced = 0;
        for (int i = 0; i < moments.times(); i++) {
            for (var broker : site.brokers()) {
                moments.next();
                broker.process().terminate(PATIENCE);
                broker.launch();
                broker.awaitReady();
                awaitInSync(site);
                bounced++;
            }
        }
        return new Evidence(bounced, "brokers that ended and came back in sync");
    }

    private static Broker broker(Site site, int id) {
        return site.brokers().stream().filter(b -> b.id() == id).findFirst().orElseThrow();
    }

    private static int leader(Site site) throws ExecutionException, InterruptedException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", site.kafka()))) {
            return requireNonNull(
                            admin.describeTopics(List.of(Topics.BOOK_LIKE))
                                    .allTopicNames()
                                    .get()
                                    .get(Topics.BOOK_LIKE))
                    .partitions()
                    .getFirst()
                    .leader()
                    .id();
        }
    }

    private static void awaitInSync(Site site) throws ExecutionException, InterruptedException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        try (var admin = Admin.create(Map.of("bootstrap.servers", site.kafka()))) {
            while (true) {
                var described =
                        admin.describeTopics(Topics.PAYLOADS.keySet()).allTopicNames().get();
                if (described.values().stream()
                        .flatMap(topic -> topic.partitions().stream())
                        .allMatch(p -> p.isr().size() == p.replicas().size())) return;
                if (System.nanoTime() > deadline)
                    throw new IllegalStateException("Replicas do not come back in sync");
                Thread.sleep(200);
            }
        }
    }

    private Brokers() {}
}
