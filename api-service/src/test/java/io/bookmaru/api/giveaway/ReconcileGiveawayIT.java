package io.bookmaru.api.giveaway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.http.HttpMethod.POST;

import io.bookmaru.api.testing.Api;
import io.bookmaru.api.testing.ApiIT;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@ApiIT
class ReconcileGiveawayIT {
    private static final long MEMBERS = 9_300_000_000L;

    @Autowired private Api api;
    @Autowired private JdbcClient jdbc;
    @Autowired private StringRedisTemplate redis;

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
