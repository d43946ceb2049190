package io.bookmaru.publisher.hazard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bookmaru.events.Topics;
import io.bookmaru.publisher.OutboxUnderTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// As many entries as `bookmaru.test.backlog` says are relayed by a process with 256 MB of heap.
/// Not part of the build.
@EnabledIfSystemProperty(named = "bookmaru.test.backlog", matches = "[0-9]+")
class BacklogIT {
    private static final String SCHEMA = "backlog";
    private static final int BACKLOG = Integer.getInteger("bookmaru.test.backlog", 0);

    @Test
    void isRelayedInLittleMemory() throws Exception {
        try (var world = OutboxUnderTest.onTestServers(SCHEMA).create();
                var published = new Published()) {
            fill(world);
            long millis;
            try (var relay = RelayProcess.start(SCHEMA, -1, "-Xmx256m")) {
                relay.await(RelayProcess.STARTED);
                var start = System.nanoTime();
                await().pollInterval(Duration.ofMillis(50))
                        .atMost(Duration.ofMinutes(5))
                        .until(world::isEmpty);
                millis = (System.nanoTime() - start) / 1_000_000;
            }

            assertThat(published.events()).hasSize(BACKLOG);
            System.out.printf(
                    "FIGURE backlog: %d rows in %.1f s, %d/s, -Xmx256m%n",
                    BACKLOG, millis / 1000.0, BACKLOG * 1000L / millis);
        }
    }

    /// 20,000 keys, in payloads as reactions have them.
    private static void fill(OutboxUnderTest world) {
        world.jdbc()
                .sql(
                        """
                        insert into outbox (event_id, occurred_at, shard, topic, msg_key, payload)
                        select gen_random_uuid(), now(), hashtext(key) & 63, :topic, key,
                               convert_to(json_build_object(
                                   'eventId', gen_random_uuid(), 'occurredAt', now(),
                                   'childId', key::bigint, 'bookId', 11, 'kind', 'LIKE',
                                   'revision', n)::text, 'utf8')
                        from (select n, (n % 20000)::text as key
                              from generate_series(1, :backlog) n) entries
                        """)
                .param("topic", Topics.BOOK_LIKE)
                .param("backlog", BACKLOG)
                .update();
    }
}
