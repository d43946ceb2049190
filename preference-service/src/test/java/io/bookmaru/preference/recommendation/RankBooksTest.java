package io.bookmaru.preference.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class RankBooksTest {
    private static final int BIRTH_YEAR = 2020;
    private static final int AGE = 6;
    private static final RecommendationProperties DEFAULTS =
            new Binder(new MapConfigurationPropertySource(Map.of()))
                    .bindOrCreate("bookmaru.recommendation", RecommendationProperties.class);

    private final RankBooks rankBooks = new RankBooks(DEFAULTS);

    @Test
    void likedGenreComesBeforeADislikedOne() {
        var shelf = Shelf.of(List.of(book(1, "poetry"), book(2, "humor"), book(3, "fantasy")));
        var reader = reader(Map.of("fantasy", 4.0, "poetry", -4.0), 0);

        assertThat(ids(rank(shelf, List.of(), reader))).containsExactly(3L, 2L, 1L);
    }

    @Test
    void bookWithManyTagsIsNotLikedMoreForThem() {
        var shelf = Shelf.of(List.of(book(1, "fantasy", "a", "b", "c"), book(2, "fantasy")));

        assertThat(ids(rank(shelf, List.of(), reader(Map.of("fantasy", 4.0), 0))))
                .containsExactly(2L, 1L);
    }

    @Test
    void axisCountsForBooksThatLeanTheSameWay() {
        var shelf = Shelf.of(List.of(leaning(1, 1), leaning(2, 0), leaning(3, -1)));

        var introvert = rank(shelf, List.of(), reader(Map.of(), -100));

        assertThat(ids(introvert)).containsExactly(3L, 2L, 1L);
        assertThat(introvert.getFirst().suitsPersonality()).isTrue();
        assertThat(introvert.get(1).suitsPersonality()).isFalse();
    }

    @Test
    void newcomerGetsWhatChildrenOfThatAgeLike() {
        var shelf = Shelf.of(List.of(book(1), book(2), book(3), ageing(4, 10, 12)));
        var opinions =
                List.of(
                        liking(BIRTH_YEAR - 9, 2),
                        liking(BIRTH_YEAR - 9, 2),
                        liking(BIRTH_YEAR - 1, 3, 4),
                        new Child(BIRTH_YEAR, List.of(), List.of(1L)));

        var ranked = rank(shelf, opinions, reader(Map.of(), 0));

        assertThat(ids(ranked)).containsExactly(3L, 2L, 1L);
        assertThat(ranked).extracting(Match::popularity).containsExactly(1, 0, -1);
    }

    @Test
    void booksThatTheSameChildrenLikeComeFirstAndSayWhy() {
        var shelf = Shelf.of(IntStream.rangeClosed(1, 6).mapToObj(id -> book(id)).toList());
        var opinions =
                List.of(
                        liking(2012, 1, 6),
                        liking(2012, 1, 6),
                        liking(2012, 2, 5),
                        liking(2012, 2, 5),
                        liking(2012, 5));

        var ranked = rank(shelf, opinions, reader(Map.of(), 0, List.of(1L), List.of()));

        assertThat(ranked.getFirst().book().id()).isEqualTo(6);
        assertThat(ranked.getFirst().because()).isEqualTo(shelf.book(0));
        assertThat(ranked.get(1).because()).isNull();
    }

    @Test
    void booksLikeADislikedOneComeLast() {
        var shelf = Shelf.of(IntStream.rangeClosed(1, 4).mapToObj(id -> book(id)).toList());
        var opinions =
                List.of(
                        liking(2012, 1, 3),
                        liking(2012, 1, 3),
                        liking(2012, 2, 4),
                        liking(2012, 2, 4));

        var ranked = rank(shelf, opinions, reader(Map.of(), 0, List.of(), List.of(1L)));

        assertThat(ids(ranked)).containsExactly(2L, 4L, 3L);
    }

    @Test
    void whatWasReactedToIsLeftOut() {
        var shelf = Shelf.of(List.of(book(1, "humor"), book(2, "humor"), book(3, "humor")));

        var ranked =
                rank(shelf, List.of(), reader(Map.of("humor", 2.0), 0, List.of(1L), List.of(3L)));

        assertThat(ids(ranked)).containsExactly(2L);
    }

    @Test
    void oneGenreDoesNotFillTheList() {
        var books =
                IntStream.rangeClosed(1, 12)
                        .mapToObj(id -> book(id, id <= 10 ? "humor" : "mystery" + id))
                        .toList();

        var ranked =
                rankBooks.rank(
                        Shelf.of(books),
                        Learned.NOTHING,
                        reader(Map.of("humor", 4.0, "mystery11", 3.6, "mystery12", 3.6), 0),
                        4);

        assertThat(ids(ranked)).contains(11L, 12L).containsAnyOf(1L, 2L, 3L);
    }

    @Test
    void bookKeepsItsPlaceWhenTheCatalogueChanges() {
        var shelf = Shelf.of(List.of(book(1), book(2)));

        var changed = shelf.with(List.of(book(3, "humor"), book(1, "poetry")));

        assertThat(changed.position(1)).isZero();
        assertThat(changed.book(0).genres()).containsExactly("poetry");
        assertThat(changed.position(3)).isEqualTo(2);
        assertThat(shelf.size()).isEqualTo(2);
    }

    @Test
    void whatWasLearnedBeforeABookCameIsStillOfUse() {
        var shelf = Shelf.of(List.of(book(1), book(2)));
        var learned = learned(shelf, List.of(liking(2012, 1, 2), liking(2012, 1, 2)));

        var ranked =
                rankBooks.rank(
                        shelf.with(List.of(book(3))),
                        learned,
                        reader(Map.of(), 0, List.of(1L), List.of()),
                        5);

        assertThat(ids(ranked)).containsExactly(2L, 3L);
    }

    private record Child(int birthYear, List<Long> liked, List<Long> disliked) {}

    private static Child liking(int birthYear, long... books) {
        return new Child(birthYear, Arrays.stream(books).boxed().toList(), List.of());
    }

    private List<Match> rank(Shelf shelf, List<Child> children, Reader reader) {
        return rankBooks.rank(shelf, learned(shelf, children), reader, 10);
    }

    private static Learned learned(Shelf shelf, List<Child> children) {
        var opinions = new Opinions(shelf);
        for (var child : children)
            opinions.add(child.birthYear(), longs(child.liked()), longs(child.disliked()));
        return Learned.from(opinions, DEFAULTS);
    }

    private static long[] longs(List<Long> numbers) {
        return numbers.stream().mapToLong(n -> n).toArray();
    }

    private static List<Long> ids(List<Match> ranked) {
        return ranked.stream().map(match -> match.book().id()).toList();
    }

    private static CatalogueBook book(long id, String... genres) {
        return new CatalogueBook(id, "책 " + id, List.of(genres), List.of(), 0, 0, 0, 0, 4, 8);
    }

    private static CatalogueBook leaning(long id, double ei) {
        return new CatalogueBook(id, "책 " + id, List.of(), List.of(), ei, 0, 0, 0, 4, 8);
    }

    private static CatalogueBook ageing(long id, int from, int to) {
        return new CatalogueBook(id, "책 " + id, List.of(), List.of(), 0, 0, 0, 0, from, to);
    }

    private static Reader reader(Map<String, Double> genres, double ei) {
        return reader(genres, ei, List.of(), List.of());
    }

    private static Reader reader(
            Map<String, Double> genres, double ei, List<Long> liked, List<Long> disliked) {
        return new Reader(
                AGE,
                BIRTH_YEAR,
                genres,
                Map.of(),
                ei,
                0,
                0,
                0,
                null,
                longs(liked),
                longs(disliked));
    }
}
