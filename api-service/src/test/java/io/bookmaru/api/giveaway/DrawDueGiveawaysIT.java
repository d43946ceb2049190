package io.bookmaru.api.giveaway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bookmaru.api.testing.Api;
import io.bookmaru.api.testing.ApiIT;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ApiIT
class DrawDueGiveawaysIT {
    @Autowired private Api api;
    @Autowired private JdbcClient jdbc;

    @Test
    void areNotHeldUpByOneThatCannotBeDrawn() {
        var calls = new GiveawayCalls(api);
        var now = Instant.now();
        var broken = calls.add("RAFFLE", 1, now, now.plusSeconds(600));
        var right = calls.add("RAFFLE", 1, now, now.plusSeconds(600));
        jdbc.sql("update giveaways set seed = '\\x00' where id = ?").param(broken).update();
        try {
            jdbc.sql(
                            "update giveaways set closed_offset = 0, asked_to_draw_at = now() where id in (?, ?)")
                    .params(broken, right)
                    .update();

            await().until(() -> calls.get(right).get("state").asString().equals("DRAWN"));
            assertThat(calls.get(broken).get("state").asString()).isEqualTo("CLOSED");
        } finally {
            jdbc.sql("delete from giveaways where id = ?").param(broken).update();
        }
    }
}
