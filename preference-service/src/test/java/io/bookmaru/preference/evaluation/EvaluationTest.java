package io.bookmaru.preference.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// No real ratings are to be had here: these have their tastes planted. What it shows is that
/// tastes that are there are found.
class EvaluationTest {
    @TempDir Path folder;

    @Test
    void recommendationsBeatPopularityWhereUsersHaveTastes() throws Exception {
        var evaluation = evaluate(new PlantedTastes(1_000, 1_000, 1.5, 7));

        assertThat(evaluation.users()).isGreaterThan(900);
        assertThat(evaluation.recommended().hitRate())
                .isGreaterThan(1.3 * evaluation.popular().hitRate());
        assertThat(evaluation.recommended().ndcg())
                .isGreaterThan(1.3 * evaluation.popular().ndcg());
        assertThat(evaluation.popular().hitRate()).isGreaterThan(3 * evaluation.random().hitRate());
        System.out.println("FIGURE planted tastes: " + evaluation);
    }

    @Test
    void genresAndSimilarTastesTellMoreTogetherThanEitherAlone() throws Exception {
        var tastes = new PlantedTastes(1_000, 1_000, 1.5, 7);

        var together = evaluate(tastes).recommended().hitRate();

        assertThat(together)
                .isGreaterThan(1.05 * evaluate(tastes, without("similar")).recommended().hitRate());
        assertThat(together)
                .isGreaterThan(1.05 * evaluate(tastes, without("tags")).recommended().hitRate());
    }

    @Test
    void recommendationsFollowPopularityWhereNobodyHasATaste() throws Exception {
        var evaluation = evaluate(new PlantedTastes(1_000, 1_000, 0, 7));

        assertThat(evaluation.recommended().hitRate())
                .isGreaterThan(0.6 * evaluation.popular().hitRate());
    }

    private static String without(String part) {
        return "--bookmaru.recommendation.weights." + part + "=0";
    }

    private Evaluation evaluate(PlantedTastes tastes, String... options) throws Exception {
        var ratings = folder.resolve("ratings.csv");
        var items = folder.resolve("items.csv");
        tastes.write(ratings, items);
        var arguments = new ArrayList<>(List.of(ratings.toString(), items.toString()));
        arguments.addAll(List.of(options));
        return EvaluateRecommendations.run(arguments);
    }
}
