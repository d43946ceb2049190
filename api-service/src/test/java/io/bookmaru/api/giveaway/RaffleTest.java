package io.bookmaru.api.giveaway;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RaffleTest {
    private static final byte[] SEED = Sha256.of("seed".getBytes(US_ASCII));

    @Test
    void drawsAsManyAsTheQuotaAndNobodyTwice() {
        assertThat(Raffle.draw(SEED, entries(100), 10)).hasSize(10).doesNotHaveDuplicates();
        assertThat(Raffle.draw(SEED, entries(3), 10)).containsExactlyInAnyOrder(0, 1, 2);
        assertThat(Raffle.draw(SEED, entries(0), 10)).isEmpty();
    }

    @Test
    void givesEverybodyTheSameChance() {
        var won = new int[20];
        for (int i = 0; i < 4_000; i++) {
            var seed = Sha256.of(("seed " + i).getBytes(US_ASCII));
            Raffle.draw(seed, entries(20), 5).forEach(winner -> won[winner]++);
        }

        // 1,000 each; the standard deviation is 27.
        assertThat(IntStream.of(won).min().orElseThrow()).isGreaterThan(860);
        assertThat(IntStream.of(won).max().orElseThrow()).isLessThan(1_140);
    }

    @Test
    void isAnotherDrawWhenOneEntryIsAnother() {
        var entries = new ArrayList<>(entries(1_000));
        var before = Raffle.draw(SEED, entries, 10);

        entries.set(999, Sha256.of(new byte[1]));

        assertThat(Raffle.draw(SEED, entries, 10)).isNotEqualTo(before);
    }

    private static List<byte[]> entries(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Sha256.of(("entry " + i).getBytes(US_ASCII)))
                .toList();
    }
}
