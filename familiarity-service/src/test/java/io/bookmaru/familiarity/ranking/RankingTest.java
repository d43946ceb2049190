package io.bookmaru.familiarity.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookmaru.familiarity.ranking.Ranking.Place;
import io.bookmaru.familiarity.score.Rarity;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RankingTest {
    private static final Instant NOON = Instant.parse("2026-05-05T03:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(60);
    private static final Rarity RARITY = new Rarity(0, Map.of(), Map.of());
    private static final long HIGHEST_ID = (1L << 53) - 1;

    private final Ranking ranking =
            Ranking.of(
                    LongStream.of(
                            Ranking.place(HIGHEST_ID, 0),
                            Ranking.place(9, 500),
                            Ranking.place(5, 500),
                            Ranking.place(7, 1000)),
                    3,
                    RARITY,
                    NOON);

    @Test
    void putsHighestScoreFirstThenLowestId() {
        assertThat(ranking.page(0, 10))
                .containsExactly(
                        new Place(1, 7, 1000),
                        new Place(2, 5, 500),
                        new Place(3, 9, 500),
                        new Place(4, HIGHEST_ID, 0));
    }

    @Test
    void cutsPages() {
        assertThat(ranking.page(1, 2)).containsExactly(new Place(2, 5, 500), new Place(3, 9, 500));
        assertThat(ranking.page(3, 2)).hasSize(1);
        assertThat(ranking.page(4, 2)).isEmpty();
        assertThat(ranking.page(100_000_000, 100)).isEmpty();
    }

    @Test
    void findsPlaceOfMember() {
        assertThat(ranking.of(9)).contains(new Place(3, 9, 500));
        assertThat(ranking.of(8)).isEmpty();
        assertThat(ranking.of(-1)).isEmpty();
    }

    @Test
    void closesUpWithoutThoseHidden() {
        var visible = ranking.without(Set.of(5L, 7L, 8L));

        assertThat(visible.page(0, 10))
                .containsExactly(new Place(1, 9, 500), new Place(2, HIGHEST_ID, 0));
        assertThat(visible.page(0, 1)).hasSize(1);
        assertThat(visible.of(5)).isEmpty();
        assertThat(visible.size()).isEqualTo(2);
        assertThat(ranking.without(Set.of())).isSameAs(ranking);
        assertThat(ranking.size()).isEqualTo(4);
    }

    @Test
    void movesAddsAndDropsWhatChanged() {
        var changed =
                ranking.with(
                        Set.of(7L, 9L, 2L),
                        LongStream.of(Ranking.place(9, 800), Ranking.place(2, 1)),
                        4,
                        LATER);

        assertThat(changed.page(0, 10))
                .containsExactly(
                        new Place(1, 9, 800),
                        new Place(2, 5, 500),
                        new Place(3, 2, 1),
                        new Place(4, HIGHEST_ID, 0));
        assertThat(changed.watermark()).isEqualTo(4);
        assertThat(changed.asOf()).isEqualTo(LATER);
    }
}
