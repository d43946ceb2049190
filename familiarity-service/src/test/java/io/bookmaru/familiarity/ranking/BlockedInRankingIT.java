package io.bookmaru.familiarity.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookmaru.familiarity.testing.Neighbourhood;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class BlockedInRankingIT extends Neighbourhood {
    @Autowired private MeterRegistry meters;

    private long blocker;
    private long blocked;
    private long third;

    @BeforeEach
    void threeMembers() {
        blocker = neighbour("연날리기", "매듭", "ISFP", "강릉");
        blocked = neighbour("연날리기", "매듭", "ISFP", "강릉");
        third = neighbour("연날리기", "매듭", "ISFP", "강릉");
        soon(() -> assertThat(sees(blocker, third) && sees(blocked, third)).isTrue());
    }

    @Test
    void neitherSideSeesTheOther() {
        block(blocker, blocked, 1, true);

        soon(() -> assertThat(sees(blocker, blocked)).isFalse());
        assertThat(sees(blocked, blocker)).isFalse();
        assertThat(membersSeenBy(blocker)).contains(third).doesNotContain(blocked);
        assertThat(membersSeenBy(blocked)).contains(third).doesNotContain(blocker);
        assertThat(membersSeenBy(third)).contains(blocker, blocked);
    }

    @Test
    void ranksAndTotalsAreThoseOfTheVisibleList() {
        var before = ranking(blocker);
        var total = before.at("/page/totalElements").intValue();
        block(blocker, blocked, 1, true);
        soon(() -> assertThat(sees(blocker, blocked)).isFalse());

        var after = ranking(blocker);
        var firstPage = json(get(blocker, RANKING + "?size=2"));

        assertThat(after.at("/page/totalElements").intValue()).isEqualTo(total - 1);
        assertThat(after.path("content").valueStream().map(row -> row.path("rank").intValue()))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, Math.min(total - 1, 100)).boxed().toList());
        assertThat(firstPage.path("content").size()).isEqualTo(Math.min(total - 1, 2));
        assertThat(row(blocker, third).path("rank").intValue()).isLessThanOrEqualTo(total - 1);
    }

    @Test
    void seeEachOtherAgainWhenLiftedAndNothingIsScoredForIt() {
        ranking(blocker);
        ranking(blocked);
        var scored = scored();

        block(blocker, blocked, 1, true);
        soon(() -> assertThat(sees(blocker, blocked)).isFalse());
        block(blocker, blocked, 2, false);
        soon(() -> assertThat(sees(blocker, blocked)).isTrue());

        assertThat(sees(blocked, blocker)).isTrue();
        assertThat(scored()).isEqualTo(scored);
    }

    private List<Long> membersSeenBy(long viewer) {
        return ranking(viewer)
                .path("content")
                .valueStream()
                .map(row -> row.path("memberId").longValue())
                .toList();
    }

    private double scored() {
        return meters.counter(RankingMetrics.PROFILES_SCORED).count();
    }
}
