package io.bookmaru.preference.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

class BestOfTest {

    @RepeatedTest(50)
    void keepsWhatSortingWouldPutFirst(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        // Few different scores, so that many are equal.
        var scores = random.ints(random.nextInt(60), 0, 8).asDoubleStream().toArray();
        var room = random.nextInt(12);
        var best = new BestOf(room);

        IntStream.range(0, scores.length).forEach(i -> best.offer(i, scores[i]));

        best.sorted();
        var sorted =
                IntStream.range(0, scores.length)
                        .boxed()
                        .sorted((a, b) ->
                                scores[a] != scores[b]
                                        ? Double.compare(scores[b], scores[a])
                                        : a - b)
                        .limit(room)
                        .mapToInt(i -> i)
                        .toArray();
        assertThat(best.positions()).isEqualTo(sorted);
        assertThat(best.scores())
                .isEqualTo(IntStream.of(sorted).mapToDouble(i -> scores[i]).toArray());
    }
}
