package io.bookmaru.preference.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluateRecommendationsTest {
    private static final String ITEMS =
            """
            item,genres
            a,humor
            b,humor
            c,humor|farm
            d,
            """;

    @TempDir Path folder;

    /// Ana's last like is c, Ben's is b, Cho's is d; Dan has one like and is only learned from.
    /// Before those, a is liked by all, b by Ana, c and d by nobody.
    @Test
    void givesTheFiguresThatOneCountsByHand() throws Exception {
        var evaluation =
                evaluate(
                        """
                        user,item,rating
                        ana,a,5
                        ana,b,5
                        ana,c,4
                        ben,a,4
                        ben,d,1
                        ben,b,5
                        cho,a,5
                        cho,b,3
                        cho,d,5
                        dan,a,5
                        """,
                        ITEMS);

        assertThat(evaluation.users()).isEqualTo(3);
        // Left are c and d for Ana, c being first; b and c for Ben, b being first; c and d for Cho,
        // who knows b and thinks nothing of it.
        assertThat(evaluation.popular().hitRate()).isEqualTo(1);
        assertThat(evaluation.popular().ndcg()).isEqualTo((1 + 1 + 0.63093) / 3, within(1e-5));
        assertThat(evaluation.random().hitRate()).isEqualTo(1);
        assertThat(evaluation.random().ndcg()).isEqualTo((1 + 0.63093) / 2, within(1e-5));
    }

    @Test
    void laterTimestampIsTheLastWhereverItStands() throws Exception {
        var ratings =
                """
                timestamp,rating,movieId,userId
                30,5,c,ana
                10,5,a,ana
                20,1,b,ana
                """;
        var items = Items.read(write("items.csv", ITEMS));

        var read = Rating.read(write("ratings.csv", ratings), items);

        assertThat(read.get("ana")).extracting(Rating::item).containsExactly(0L, 1L, 2L);
    }

    @Test
    void ratingAgainReplacesTheOneBefore() throws Exception {
        var items = Items.read(write("items.csv", ITEMS));

        var read = Rating.read(write("ratings.csv", "ana,a,1\nana,b,5\nana,a,5\n"), items);

        assertThat(read.get("ana")).containsExactly(new Rating(1, 5, 0), new Rating(0, 5, 0));
    }

    @Test
    void itemsMayHaveQuotesAndMayBeMissing() throws Exception {
        var items =
                Items.read(
                        write(
                                "items.csv",
                                "movieId,title,genres\n1,\"Pippi, \"\"Lang\"\"\",A|B\n"));

        assertThat(items.number("1")).isZero();
        assertThat(items.number("2")).isEqualTo(1);
        assertThat(items.undescribed()).isEqualTo(1);
        assertThat(items.get(0).genres()).containsExactly("A", "B");
    }

    @Test
    void scaleIsThatOfTheRatings() {
        var ones = Scale.of(List.of(List.of(new Rating(1, 1, 0), new Rating(2, 1, 0))));
        var stars = Scale.of(List.of(List.of(new Rating(1, 1, 0), new Rating(2, 5, 0))));

        assertThat(ones.isLike(new Rating(1, 1, 0))).isTrue();
        assertThat(stars.isLike(new Rating(1, 4, 0))).isTrue();
        assertThat(stars.isLike(new Rating(1, 3, 0)) || stars.isDislike(new Rating(1, 3, 0)))
                .isFalse();
        assertThat(stars.isDislike(new Rating(1, 2, 0))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "'ana,a,5\nana,b\n'; line 2: no rating (expected: user,item,rating,timestamp)",
                "'ana,a,5\nana,b,good\n'; line 2: rating \"good\" (expected: a number)",
                "'ana,a,NaN\n'; line 1: rating \"NaN\" (expected: a number)",
                "'user,item,stars\nana,a,5\n'; line 1: no column rating (expected: user,item,rating)",
                "'\n\nana,\"a,5\n'; line 3: a quote that does not end (expected: it to end in the same line)",
                "'user,item,rating,timestamp\nana,a,5,now\n'; line 2: timestamp \"now\" (expected: a number)",
                "'ana,a,5\nben,a,5\n'; nobody likes two items",
                "''; empty (expected: rows of user,item,rating,timestamp)"
            })
    void badRatingsAreRefusedNamingTheLine(String ratings, String message) {
        assertThatThrownBy(() -> evaluate(ratings, ITEMS))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("ratings.csv")
                .hasMessageContaining(message);
    }

    @Test
    void badCallIsRefusedSayingHow() {
        assertThatThrownBy(() -> EvaluateRecommendations.run(List.of("one.csv")))
                .hasMessageStartingWith("Usage: preference-service/evaluate");
        assertThatThrownBy(() -> EvaluateRecommendations.run(List.of("none.csv", "none.csv")))
                .hasMessage("none.csv: no such file");
        assertThatThrownBy(() ->
                        EvaluateRecommendations.run(
                                List.of("a", "b", "--bookmaru.recommendation.weights.tags=much")))
                .hasMessageContaining("expected: a number");
    }

    private Evaluation evaluate(String ratings, String items)
            throws IOException, BadInputException {
        return EvaluateRecommendations.run(
                List.of(
                        write("ratings.csv", ratings).toString(),
                        write("items.csv", items).toString()));
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }
}
