package io.bookmaru.api.giveaway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bookmaru.api.testing.Api;
import io.bookmaru.api.testing.ApiIT;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What a member is told in the moment in which it is decided.
@ApiIT
class ShowEntryIT {
    private static final long MEMBER = 9_500_000_001L;

    @Autowired private Api api;
    @Autowired private JdbcClient jdbc;
    @Autowired private KnownGiveaways known;
    @Autowired private Giveaways giveaways;
    @Autowired private ConfirmedEntries confirmed;
    @Autowired private SharedEntries shared;

    @Test
    void winnerIsNotToldToHaveLostWhileTheDrawIsCommitted() {
        var id = openWithOneEntry("RAFFLE", 1);

        var shown =
                thatReads(() ->
                                change(
                                        "update giveaways set drawn_at = now() where id = ?",
                                        "update giveaway_entries set won = true where giveaway_id = ?",
                                        id))
                        .of(id, MEMBER);

        assertThat(shown.status()).isNotEqualTo(EntryStatus.LOST);
        assertThat(new GiveawayCalls(api).status(id, MEMBER)).isEqualTo("WON");
    }

    @Test
    void winnerIsNotToldToHaveLostWhileTheLastPlaceIsGiven() {
        var calls = new GiveawayCalls(api);
        var now = Instant.now();
        var id = calls.add("FIRST_COME", 1, now, now.plusSeconds(600));
        confirmed.add(id, MEMBER);

        var shown =
                thatReads(() ->
                                change(
                                        "update giveaways set entries = 1 where id = ?",
                                        "insert into giveaway_entries values (?, 9500000001, 1, 0, false)",
                                        id))
                        .of(id, MEMBER);

        assertThat(shown.status()).isNotEqualTo(EntryStatus.LOST);
        assertThat(new GiveawayCalls(api).status(id, MEMBER)).isEqualTo("WON");
    }

    private long openWithOneEntry(String mode, int quota) {
        var calls = new GiveawayCalls(api);
        var now = Instant.now();
        var id = calls.add(mode, quota, now, now.plusSeconds(600));
        calls.entered(id, MEMBER);
        await().until(() -> calls.get(id).get("entries").asInt() == 1);
        return id;
    }

    /// @param meanwhile committed by somebody else when the entry has been read
    private ShowEntry thatReads(Runnable meanwhile) {
        var entries =
                new Entries(jdbc) {
                    @Override
                    Optional<StoredEntry> find(long giveawayId, long memberId) {
                        var found = super.find(giveawayId, memberId);
                        meanwhile.run();
                        return found;
                    }
                };
        return new ShowEntry(known, giveaways, entries, confirmed, shared);
    }

    private void change(String first, String second, long id) {
        jdbc.sql(first).param(id).update();
        jdbc.sql(second).param(id).update();
    }
}
