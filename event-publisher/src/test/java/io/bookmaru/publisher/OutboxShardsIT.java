package io.bookmaru.publisher;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookmaru.events.ReactionChanged;
import io.bookmaru.events.Topics;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutboxShardsIT {
    private final OutboxUnderTest world = OutboxUnderTest.onTestServers("shards").create();
    private final OutboxEntries entries = new OutboxEntries(world.jdbc());

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void whatOneRelayHoldsNoOtherGets() {
        append(7);

        world.transactions()
                .executeWithoutResult(_ -> {
                    assertThat(entries.lockWaitingShards(Set.of()))
                            .containsExactly(OutboxEntries.shardOf("7"));
                    assertThat(lockedByAnother()).isEmpty();
                });

        assertThat(lockedByAnother()).containsExactly(OutboxEntries.shardOf("7"));
    }

    private void append(long childId) {
        var event =
                new ReactionChanged(
                        EventIds.next(), Instant.EPOCH, childId, 1, ReactionChanged.Kind.LIKE, 1);
        world.transactions()
                .executeWithoutResult(_ -> world.outbox().append(Topics.BOOK_LIKE, childId, event));
    }

    /// In a transaction of its own, which is over when this returns.
    private List<Integer> lockedByAnother() {
        return CompletableFuture.supplyAsync(() ->
                        world.transactions().execute(_ -> entries.lockWaitingShards(Set.of())))
                .join();
    }
}
