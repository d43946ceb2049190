package io.bookmaru.api.giveaway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.http.HttpMethod.POST;

import io.bookmaru.api.testing.Api;
import io.bookmaru.api.testing.ApiIT;
import io.bookmaru.events.Topics;
import io.bookmaru.publisher.EventLogs;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;

@ApiIT
class ReconcileGiveawayIT {
    private static final long MEMBERS = 9_300_000_000L;

    @Autowired private Api api;
    @Autowired private JdbcClient jdbc;
    @Autowired private StringRedisTemplate redis;
    @Autowired private EventLogs logs;
    @Autowired private TransactionOperations transactions;

    @Test
    void reportsEveryDifference() {
        var giveaways = new GiveawayCalls(api);
        var now = Instant.now();
        var id = giveaways.add("RAFFLE", 2, now, now.plusSeconds(600));
        for (int i = 1; i <= 4; i++) giveaways.entered(id, MEMBERS + i);
        await().until(() -> giveaways.get(id).get("entries").asInt() == 4);
        await().until(() -> reconcile(id).get("shared").asInt() == 4);
        assertThat(reconcile(id).get("differences")).isEmpty();

        change("delete from giveaway_entries where giveaway_id = ? and place = 1", id);
        change("update giveaway_entries set place = 9 where giveaway_id = ? and place = 2", id);
        change(
                "update giveaway_entries set record_offset = record_offset + 7 where giveaway_id = ? and place = 4",
                id);
        change("insert into giveaway_entries values (?, 9399999999, 10, 0, false)", id);
        redis.opsForSet().add("giveaway:" + id, "0123456789abcdef");

        assertThat(kinds(id))
                .containsExactlyInAnyOrder(
                        "NOT_STORED",
                        "NOT_LOGGED",
                        "OTHER_OFFSET",
                        "OTHER_ORDER",
                        "OTHER_ORDER",
                        "ONLY_IN_REDIS");
    }

    @Test
    void isPutRightBeforeTheDrawByReadingTheLogOnceMore() {
        var giveaways = new GiveawayCalls(api);
        var now = Instant.now();
        var id = giveaways.add("RAFFLE", 2, now, now.plusSeconds(600));
        for (int i = 1; i <= 4; i++) giveaways.entered(id, MEMBERS + i);
        await().until(() -> giveaways.get(id).get("entries").asInt() == 4);
        change("delete from giveaway_entries where giveaway_id = ? and place = 1", id);
        change("update giveaway_entries set place = 9 where giveaway_id = ? and place = 2", id);
        assertThat(reconcile(id).get("differences")).isNotEmpty();

        transactions.executeWithoutResult(_ -> {
            change("delete from giveaway_entries where giveaway_id = ?", id);
            change("update giveaways set entries = 0 where id = ? and drawn_at is null", id);
        });
        var rewind = "/api/v1/admin/api/consumers/%s/rewind".formatted(Topics.GIVEAWAY_ENTERED);
        var before = "{\"toTime\": \"%s\"}".formatted(now);
        assertThat(api.call(POST, rewind, api.admin().token(), before)).hasStatusOk();

        await().until(() -> giveaways.get(id).get("entries").asInt() == 4);
        assertThat(reconcile(id).get("differences")).isEmpty();
        assertThat(api.body(giveaways.mine(id, MEMBERS + 1)).get("place").asInt()).isEqualTo(1);
    }

    @Test
    void tellsOfThoseBehindTheMarkerWhoWasConfirmed() {
        var giveaways = new GiveawayCalls(api);
        var now = Instant.now();
        var id = giveaways.add("RAFFLE", 2, now, now.plusSeconds(600));
        giveaways.entered(id, MEMBERS + 1);
        var appended = new AppendedEntries(logs);
        appended.close(id);
        giveaways.entered(id, MEMBERS + 2);
        appended.enter(id, MEMBERS + 3);
        appended.enter(id, MEMBERS + 1);
        await().until(() -> giveaways.get(id).get("state").asString().equals("CLOSED"));
        await().until(() -> reconcile(id).get("shared").asInt() == 2);

        var found = reconcile(id);

        assertThat(found.get("logged").asInt()).isEqualTo(1);
        assertThat(found.get("late").asInt()).isEqualTo(2);
        assertThat(kinds(id)).containsExactly("CONFIRMED_LATE");
        assertThat(found.get("differences").get(0).get("memberId").asLong()).isEqualTo(MEMBERS + 2);
    }

    private List<String> kinds(long id) {
        return reconcile(id)
                .get("differences")
                .valueStream()
                .map(difference -> difference.get("kind").asString())
                .toList();
    }

    private JsonNode reconcile(long id) {
        var path = "/api/v1/admin/api/giveaways/%d/reconciliation".formatted(id);
        return api.body(api.call(POST, path, api.admin().token(), null));
    }

    private void change(String sql, long id) {
        jdbc.sql(sql).param(id).update();
    }
}
