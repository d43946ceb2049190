package io.bookmaru.familiarity.index;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChangeLogTest {
    private final ChangeLog log = new ChangeLog();

    @Test
    void tellsWhoChangedSince() {
        log.add(3, 30, 10);
        log.add(5, 50, 10);
        log.add(6, 30, 10);

        assertThat(log.changedAfter(0)).containsExactlyInAnyOrder(30L, 50L);
        assertThat(log.changedAfter(5)).containsExactly(30L);
        assertThat(log.changedAfter(6)).isEmpty();
        assertThat(log.knowsAllAfter(0)).isTrue();
    }

    @Test
    void saysWhatItHasForgotten() {
        for (long number = 1; number <= 10_000; number++) log.add(number, number, 40_000);

        assertThat(log.knowsAllAfter(4_999)).isFalse();
        assertThat(log.knowsAllAfter(5_000)).isTrue();
        assertThat(log.changedAfter(5_000)).hasSize(5_000).contains(5_001L, 10_000L);
        assertThat(log.changedAfter(9_999)).containsExactly(10_000L);
    }

    @Test
    void doesNotGrowWhenThereAreFewerMembersThanBefore() {
        for (long number = 1; number <= 5_000; number++) log.add(number, number, 40_000);

        for (long number = 5_001; number <= 20_000; number++) log.add(number, number, 39_992);

        assertThat(log.knowsAllAfter(15_000)).isFalse();
        assertThat(log.knowsAllAfter(15_001)).isTrue();
    }
}
