package io.bookmaru.api.giveaway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bookmaru.api.testing.Api;
import io.bookmaru.api.testing.ApiIT;
import io.bookmaru.api.testing.PublishedEvents;
import io.bookmaru.events.GiveawayDrawn;
import io.bookmaru.events.Topics;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApiIT
class FirstComeIT {
    private static final long MEMBERS = 9_100_000_000L;

    @Autowired private Api api;
    @Autowired private PublishedEvents published;

    private GiveawayCalls giveaways;

    @BeforeEach
    void makeCalls() {
        giveaways = new GiveawayCalls(api);
    }

    @Test
    void firstMembersWinAndAreTold() {
        var now = Instant.now();
        var id = giveaways.add("FIRST_COME", 2, now.minusSeconds(60), now.plusSeconds(600));

        for (int i = 1; i <= 2; i++) {
            var entered = giveaways.entered(id, MEMBERS + i);
            assertThat(entered.get("status").asString()).isEqualTo("WAITING");
        }
        await().until(() -> giveaways.get(id).get("state").asString().equals("DRAWN"));

        assertThat(giveaways.status(id, MEMBERS + 1)).isEqualTo("WON");
        assertThat(api.body(giveaways.mine(id, MEMBERS + 2)).get("place").asInt()).isEqualTo(2);
        await().until(() -> !drawn(id).isEmpty());
        assertThat(drawn(id)).containsExactly(MEMBERS + 1, MEMBERS + 2);
    }

    @Test
    void isSoldOutForAllButItsWinners() {
        var now = Instant.now();
        var id = giveaways.add("FIRST_COME", 1, now, now.plusSeconds(600));
        var receipt = giveaways.entered(id, MEMBERS + 1).get("receipt").asString();
        await().until(() -> giveaways.get(id).get("soldOut").asBoolean());
        await().until(() ->
                giveaways.entered(id, MEMBERS + 2).get("status").asString().equals("LOST"));

        var again = giveaways.entered(id, MEMBERS + 1);

        assertThat(again.get("status").asString()).isEqualTo("WON");
        assertThat(again.get("receipt").asString()).isEqualTo(receipt);
        assertThat(giveaways.status(id, MEMBERS + 2)).isEqualTo("LOST");
    }

    @Test
    void repeatHasTheSameReceiptAndNoOtherPlace() {
        var now = Instant.now();
        var id = giveaways.add("FIRST_COME", 100, now, now.plusSeconds(600));
        var receipt = giveaways.entered(id, MEMBERS + 1).get("receipt");

        assertThat(giveaways.entered(id, MEMBERS + 1).get("receipt")).isEqualTo(receipt);
        assertThat(giveaways.entered(id, MEMBERS + 2).get("receipt")).isNotEqualTo(receipt);
        await().until(() -> giveaways.get(id).get("entries").asInt() == 2);
        assertThat(api.body(giveaways.mine(id, MEMBERS + 2)).get("place").asInt()).isEqualTo(2);
    }

    @Test
    void takesNoEntriesBeforeItOpensOrAfterItHasClosed() {
        var now = Instant.now();
        var later = giveaways.add("FIRST_COME", 1, now.plusSeconds(600), now.plusSeconds(900));
        var over = giveaways.add("FIRST_COME", 5, now.minusSeconds(9), now.plusSeconds(1));
        assertThat(giveaways.enter(over, MEMBERS + 1)).hasStatus(202);

        assertThat(giveaways.enter(later, MEMBERS + 1)).hasStatus(409);
        await().until(() -> giveaways.enter(over, MEMBERS + 1).getResponse().getStatus() == 409);
        await().until(() -> giveaways.get(over).get("state").asString().equals("DRAWN"));
        assertThat(giveaways.status(over, MEMBERS + 1)).isEqualTo("WON");
    }

    @Test
    void entryOfWhomNobodyKnowsIsNotFound() {
        var now = Instant.now();
        var id = giveaways.add("RAFFLE", 1, now, now.plusSeconds(600));

        assertThat(giveaways.mine(id, MEMBERS + 1)).hasStatus(404);
        assertThat(giveaways.enter(999_999_999L, MEMBERS + 1)).hasStatus(404);
    }

    private java.util.List<Long> drawn(long id) {
        return published.ofKey(Topics.GIVEAWAY_DRAWN, id, GiveawayDrawn.class).stream()
                .flatMap(event -> event.winnerIds().stream())
                .toList();
    }
}
