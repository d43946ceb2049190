package io.bookmaru.familiarity.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MarkListsTest {
    private static final int MARKS = 200_000;
    private static final long[] TABLE = LongStream.range(0, MARKS).map(n -> n * n).toArray();

    private final Random random = new Random(5);

    @Test
    void keepsNumbersOfEverySize() {
        var lists = new MarkLists();
        var numbers = new int[] {0, 0xEFFF, 0xF000, 0xF001, 0x1_EFFF, 0x1_F000, MARKS - 1};

        var at = lists.add(numbers);

        assertThat(lists.get(at)).isEqualTo(numbers);
        assertThat(lists.sum(at, TABLE)).isEqualTo(sum(numbers));
        assertThat(lists.get(lists.add(new int[0]))).isEmpty();
    }

    @Test
    void losesNothingWhenMovedTogether() {
        var lists = new MarkLists();
        var places = new int[1_000];
        var contents = new int[1_000][];
        for (var i = 0; i < places.length; i++) {
            for (var repeat = 0; repeat < 3; repeat++) {
                if (repeat > 0) lists.drop(places[i]);
                contents[i] = random.ints(random.nextInt(20), 0, MARKS).toArray();
                places[i] = lists.add(contents[i]);
            }
        }
        assertThat(lists.isWasteful()).isTrue();

        var compacted = lists.compacted(places, places.length);

        assertThat(compacted.isWasteful()).isFalse();
        for (var i = 0; i < places.length; i++) {
            assertThat(compacted.get(places[i])).isEqualTo(contents[i]);
            assertThat(compacted.sum(places[i], TABLE)).isEqualTo(sum(contents[i]));
        }
    }

    private static long sum(int[] numbers) {
        return IntStream.of(numbers).mapToLong(n -> TABLE[n]).sum();
    }
}
