package io.bookmaru.preference.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MatchTest {
    private static final Reader NEWCOMER = reader(6, Map.of(), 0);

    @Test
    void likedGenreOutweighsADislikedOne() {
        var reader = reader(6, Map.of("fantasy", 4.0, "poetry", -4.0), 0);

        assertThat(score(book(List.of("fantasy"), 0, 4, 8), reader, 0)).isEqualTo(4.0);
        assertThat(score(book(List.of("poetry"), 0, 4, 8), reader, 0)).isEqualTo(-4.0);
        assertThat(score(book(List.of("fantasy", "poetry"), 0, 4, 8), reader, 0)).isZero();
    }

    @Test
    void bookWithManyTagsIsNotLikedMoreForThem() {
        var reader = reader(6, Map.of("fantasy", 4.0), 0);

        assertThat(score(book(List.of("fantasy"), 0, 4, 8), reader, 0))
                .isGreaterThan(score(book(List.of("fantasy", "a", "b", "c"), 0, 4, 8), reader, 0));
    }

    @Test
    void axisCountsForBooksThatLeanTheSameWay() {
        var introvert = reader(6, Map.of(), -100);

        assertThat(score(book(List.of(), -1, 4, 8), introvert, 0)).isEqualTo(4.0);
        assertThat(score(book(List.of(), 1, 4, 8), introvert, 0)).isEqualTo(-4.0);
        assertThat(Match.of(book(List.of(), -1, 4, 8), introvert, 0).suitsPersonality()).isTrue();
    }

    @Test
    void newcomerGetsThePopularBookOfItsAge() {
        var popular = score(book(List.of(), 0, 4, 8), NEWCOMER, 20);

        assertThat(popular).isGreaterThan(score(book(List.of(), 0, 4, 8), NEWCOMER, 2));
        assertThat(popular).isGreaterThan(score(book(List.of(), 0, 8, 12), NEWCOMER, 20));
        assertThat(popular).isGreaterThan(score(book(List.of(), 0, 1, 3), NEWCOMER, 20));
        assertThat(score(book(List.of(), 0, 4, 8), NEWCOMER, -5)).isNegative();
    }

    private static double score(CatalogueBook book, Reader reader, int popularity) {
        return Match.of(book, reader, popularity).score();
    }

    private static CatalogueBook book(List<String> genres, double ei, int ageFrom, int ageTo) {
        return new CatalogueBook(1, "책", genres, List.of(), ei, 0, 0, 0, ageFrom, ageTo);
    }

    private static Reader reader(int age, Map<String, Double> genres, double ei) {
        return new Reader(age, genres, Map.of(), ei, 0, 0, 0, null);
    }
}
