package io.bookmaru.familiarity.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookmaru.familiarity.index.Place;
import java.time.Instant;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RankingTest {
    private static final Instant NOON = Instant.parse("2026-05-05T03:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(60);
    private static final long HIGHEST_ID = (1L << 53) - 1;
    private static final long[] PLACES =
            LongStream.of(
                            Place.of(HIGHEST_ID, 0),
                            Place.of(9, 500),
                            Place.of(5, 500),
                            Place.of(7, 1000))
                    .sorted()
                    .toArray();

    private final Ranking complete = Ranking.of(PLACES, 10, 3, 1, NOON);
    private final Ranking first = Ranking.of(PLACES, 4, 3, 1, NOON);

    @Test
    void putsHighestScoreFirstThenLowestId() {
        assertThat(members(complete)).containsExactly(7, 5, 9, HIGHEST_ID);
        assertThat(Place.tenths(complete.places()[1])).isEqualTo(500);
        assertThat(Place.tenths(complete.places()[3])).isZero();
    }

    @Test
    void knowsHowFarItReaches() {
        assertThat(complete.isComplete()).isTrue();
        assertThat(complete.reaches(1_000_000)).isTrue();
        assertThat(first.reaches(4)).isTrue();
        assertThat(first.reaches(5)).isFalse();
        assertThat(complete.slice(3, 9)).hasSize(1);
        assertThat(complete.slice(9, 20)).isEmpty();
    }

    @Test
    void countsThoseBefore() {
        assertThat(complete.countBefore(Place.of(9, 500))).isEqualTo(2);
        assertThat(complete.countBefore(Place.of(8, 500))).isEqualTo(-1);
        assertThat(first.countBefore(Place.of(HIGHEST_ID, 0) + 1)).isEqualTo(-1);
    }

    @Test
    void closesUpWithoutThoseHidden() {
        var visible = complete.without(Set.of(5L, 7L, 8L));

        assertThat(members(visible)).containsExactly(9, HIGHEST_ID);
        assertThat(visible.countBefore(Place.of(HIGHEST_ID, 0))).isEqualTo(1);
        assertThat(visible.reaches(100)).isTrue();
        assertThat(first.without(Set.of(5L)).reaches(4)).isFalse();
        assertThat(complete.without(Set.of())).isSameAs(complete);
    }

    @Test
    void movesAddsAndDropsWhatChanged() {
        var changed =
                complete.with(
                        Set.of(7L, 9L, 2L, 4L),
                        new long[] {Place.of(9, 800), Place.of(2, 1), Place.NONE},
                        10,
                        4,
                        LATER);

        assertThat(members(changed)).containsExactly(9, 5, 2, HIGHEST_ID);
        assertThat(changed.watermark()).isEqualTo(4);
        assertThat(changed.asOf()).isEqualTo(LATER);
        assertThat(changed.isComplete()).isTrue();
    }

    @Test
    void takesNobodyFromBehindItsBoundAndMissesWhoLeaves() {
        var two = Ranking.of(new long[] {Place.of(7, 1000), Place.of(5, 500)}, 2, 3, 1, NOON);

        var changed =
                two.with(
                        Set.of(7L, 3L),
                        new long[] {Place.of(7, 499), Place.of(3, 499)},
                        2,
                        4,
                        LATER);

        assertThat(members(changed)).containsExactly(5);
        assertThat(changed.reaches(2)).isFalse();
        assertThat(changed.reaches(1)).isTrue();
    }

    @Test
    void staysAsLongAsItIsKept() {
        var two = Ranking.of(new long[] {Place.of(7, 1000), Place.of(5, 500)}, 2, 3, 1, NOON);

        var changed = two.with(Set.of(3L), new long[] {Place.of(3, 600)}, 2, 4, LATER);

        assertThat(members(changed)).containsExactly(7, 3);
        assertThat(changed.bound()).isEqualTo(Place.of(3, 600));
    }

    @Test
    void comesBackFromItsBytes() {
        var read = RankingBytes.read(RankingBytes.of(first));

        assertThat(read).usingRecursiveComparison().isEqualTo(first);
        assertThat(RankingBytes.read(new byte[0])).isNull();
        assertThat(RankingBytes.read(new byte[] {2, 0, 0, 0, 0, 0, 0, 0})).isNull();
    }

    private static long[] members(Ranking ranking) {
        return LongStream.of(ranking.places()).map(Place::member).toArray();
    }
}
