package io.bookmaru.api.giveaway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bookmaru.api.testing.Api;
import io.bookmaru.api.testing.ApiIT;
import io.bookmaru.consumer.delivery.StuckPartitions;
import io.bookmaru.consumer.erasure.EraseSubject;
import io.bookmaru.events.ErasureConfirmed.Kind;
import io.bookmaru.events.Topics;
import io.bookmaru.publisher.EventLogs;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/// Entries that come in ways in which the service does not write them, or meet a bug.
@ApiIT
class GivePlacesIT {
    private static final long MEMBERS = 9_400_000_000L;

    @Autowired private Api api;
    @Autowired private EventLogs logs;
    @Autowired private JdbcClient jdbc;
    @Autowired private EraseSubject eraseSubject;
    @Autowired private TransactionOperations transactions;
    @Autowired private StuckPartitions stuck;
    @Autowired private HealthIndicator stuckPartitionsHealthIndicator;

    private GiveawayCalls giveaways;
    private AppendedEntries appended;

    @BeforeEach
    void makeCalls() {
        giveaways = new GiveawayCalls(api);
        appended = new AppendedEntries(logs);
    }

    @Test
    void countAMemberOnceAndNothingBehindTheMarker() {
        var id = raffle();

        appended.enter(id, MEMBERS + 1);
        appended.enter(id, MEMBERS + 1);
        appended.close(id);
        appended.enter(id, MEMBERS + 2);
        appended.close(id);
        appended.enter(id, MEMBERS + 1);

        await().until(() -> giveaways.get(id).get("state").asString().equals("CLOSED"));
        giveaways.draw(id);
        assertThat(giveaways.get(id).get("entries").asInt()).isEqualTo(1);
        assertThat(giveaways.mine(id, MEMBERS + 2)).hasStatus(404);
    }

    @Test
    void giveNoPlaceToWhoIsErased() {
        var id = raffle();
        var erased = MEMBERS + System.nanoTime() % 1_000_000_000;
        transactions.executeWithoutResult(_ -> eraseSubject.erase(Kind.MEMBER, erased));

        appended.enter(id, erased);
        appended.enter(id, MEMBERS + 2);

        await().until(() -> giveaways.get(id).get("entries").asInt() == 1);
        assertThat(api.body(giveaways.mine(id, MEMBERS + 2)).get("place").asInt()).isEqualTo(1);
    }

    @Test
    void waitForTheEndOfABugAndLoseNothing() {
        var id = raffle();
        jdbc.sql("alter table giveaway_entries add constraint bug check (member_id <> 9400000077)")
                .update();
        try {
            appended.enter(id, MEMBERS + 77);
            appended.enter(id, MEMBERS + 78);

            await().until(() -> !stuck.all().isEmpty());
            assertThat(stuckPartitionsHealthIndicator.health().getStatus()).isEqualTo(Status.DOWN);
            assertThat(giveaways.get(id).get("entries").asInt()).isZero();
        } finally {
            jdbc.sql("alter table giveaway_entries drop constraint bug").update();
        }

        await().atMost(Duration.ofSeconds(40))
                .until(() -> giveaways.get(id).get("entries").asInt() == 2);
        assertThat(giveaways.status(id, MEMBERS + 77)).isEqualTo("WAITING");
        assertThat(stuck.all()).isEmpty();
        assertThat(deadLetters()).isZero();
    }

    private long deadLetters() {
        return jdbc.sql("select count(*) from dead_letters where topic = ? and reason = 'BUG'")
                .param(Topics.GIVEAWAY_ENTERED)
                .query(Long.class)
                .single();
    }

    private long raffle() {
        var now = Instant.now();
        return giveaways.add("RAFFLE", 1, now, now.plusSeconds(600));
    }
}
