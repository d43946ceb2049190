package io.bookmaru.push.giveaway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bookmaru.events.MemberErased;
import io.bookmaru.events.Topics;
import io.bookmaru.publisher.EventIds;
import io.bookmaru.push.Events;
import io.bookmaru.push.PushServiceTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class GiveawayWinnersIT extends PushServiceTest {
    private static final int WINNERS = Integer.getInteger("bookmaru.test.winners", 1_000);

    @Test
    void areToldOnceEachButForThoseWhoAreGone() {
        var giveaway = newMember();
        var browser = pushService.newBrowser();
        var winner = newMember();
        var gone = newMember();
        publish(Topics.SUBSCRIPTION_REQUEST, winner, Events.subscribe(winner, browser));
        publish(
                Topics.MEMBER_ERASED,
                gone,
                new MemberErased(EventIds.next(), Instant.now(), gone, List.of()));
        await().until(() ->
                count("select count(*) from subscription where member_id = ?", winner) == 1
                        && count("select count(*) from erased_subjects where subject_id = ?", gone)
                                == 1);
        var many = LongStream.range(5_000_000, 5_000_000 + WINNERS - 2).boxed().toList();
        var all =
                LongStream.concat(
                                LongStream.of(winner, gone),
                                many.stream().mapToLong(Long::longValue))
                        .boxed()
                        .toList();
        var event = Events.drawn(giveaway, all);

        publish(Topics.GIVEAWAY_DRAWN, giveaway, event);
        publish(Topics.GIVEAWAY_DRAWN, giveaway, event);
        publish(Topics.GIVEAWAY_DRAWN, giveaway, Events.drawn(giveaway, List.of(winner)));
        var last = newMember();
        publish(Topics.GIVEAWAY_DRAWN, giveaway, Events.drawn(giveaway, List.of(last)));
        await().until(() -> told(giveaway, last) == 1 && !browser.pushes().isEmpty());

        assertThat(told(giveaway, gone)).isZero();
        assertThat(told(giveaway, winner)).isEqualTo(1);
        assertThat(count("select count(*) from notification where tag = ?", "giveaway-" + giveaway))
                .isEqualTo(WINNERS);
        assertThat(browser.pushes()).hasSize(1);
        var payload =
                JsonMapper.builder()
                        .build()
                        .readValue(browser.pushes().getFirst().text(), Map.class);
        assertThat(payload)
                .containsEntry("kind", "GIVEAWAY_WON")
                .containsEntry("title", "당첨을 축하합니다")
                .containsEntry("url", "/giveaways/" + giveaway);
        System.out.printf(
                "FIGURE giveaway: %d winners named by 4 events, one of them erased: %d told once%n",
                WINNERS + 1, WINNERS);
    }

    private long told(long giveaway, long member) {
        return jdbc.sql("select count(*) from notification where tag = ? and member_id = ?")
                .params("giveaway-" + giveaway, member)
                .query(Long.class)
                .single();
    }

    private long count(String sql, Object parameter) {
        return jdbc.sql(sql).param(parameter).query(Long.class).single();
    }
}
