package io.bookmaru.publisher.hazard;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bookmaru.events.ReactionChanged;
import io.bookmaru.publisher.OutboxUnderTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The relay's process is killed between Kafka's acknowledgement and the delete,
/// `bookmaru.test.relay-kills` times, 3 unless told otherwise.
class RelayKilledIT {
    private static final String SCHEMA = "killed";
    private static final int KILLS = Integer.getInteger("bookmaru.test.relay-kills", 3);
    private static final int KEYS = 20;

    /// A kill that came too early or too late repeats nothing, and then it has shown nothing.
    private static final double REPEATED_AT_LEAST = 0.9;

    @Test
    void nothingIsLostAndEffectsHappenOnce() throws Exception {
        try (var world = OutboxUnderTest.onTestServers(SCHEMA).create();
                var published = new Published()) {
            var batches = new ArrayList<Set<UUID>>();
            for (int kill = 0; kill < KILLS; kill++) batches.add(relayAndKill(world, kill));
            var relay = world.relay();
            relay.start();
            await().atMost(Duration.ofSeconds(60)).until(world::isEmpty);
            relay.stop();

            var verdict = Verdict.of(world, published);
            var records =
                    published.events().stream()
                            .collect(groupingBy(ReactionChanged::eventId, counting()));
            var repeated =
                    batches.stream()
                            .filter(batch -> batch.stream().anyMatch(id -> records.get(id) > 1))
                            .count();
            assertThat(verdict.lost()).isZero();
            assertThat(verdict.outOfOrder()).isZero();
            assertThat((double) repeated).isGreaterThanOrEqualTo(REPEATED_AT_LEAST * KILLS);
            assertThat(effects(published.events())).isEqualTo(verdict.changes());
            System.out.printf(
                    "FIGURE relay killed %d times: lost %d, duplicated in %d of %d, effects once"
                            + " (%d of %d)%n",
                    KILLS,
                    verdict.lost(),
                    repeated,
                    KILLS,
                    effects(published.events()),
                    verdict.changes());
        }
    }

    /// What the one before has left comes first, so the batch to be killed is the second one.
    private static Set<UUID> relayAndKill(OutboxUnderTest world, int kill) throws Exception {
        try (var relay =
                RelayProcess.start(
                        SCHEMA, kill == 0 ? 0 : 1, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")) {
            relay.await(kill == 0 ? RelayProcess.STARTED : RelayProcess.RELAYED);
            await().atMost(Duration.ofSeconds(30)).until(world::isEmpty);
            world.transactions()
                    .executeWithoutResult(status -> {
                        for (long key = 0; key < KEYS; key++) {
                            Writers.change(world, world.outbox(), key);
                        }
                    });
            relay.await(RelayProcess.ACKNOWLEDGED);
            return waiting(world);
        }
    }

    private static Set<UUID> waiting(OutboxUnderTest world) {
        return new HashSet<>(
                world.jdbc().sql("select event_id from outbox").query(UUID.class).list());
    }

    /// As consumers do: an event that is known or of a lower revision than its key has is nothing
    /// new.
    private static long effects(List<ReactionChanged> events) {
        Map<Long, Long> applied = new HashMap<>();
        long effects = 0;
        for (var event : events) {
            var known = applied.getOrDefault(event.childId(), 0L);
            if (event.revision() <= known) continue;
            applied.put(event.childId(), event.revision());
            effects++;
        }
        return effects;
    }
}
