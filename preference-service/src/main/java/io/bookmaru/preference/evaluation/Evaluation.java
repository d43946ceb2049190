package io.bookmaru.preference.evaluation;

import io.bookmaru.preference.recommendation.Learned;
import io.bookmaru.preference.recommendation.Opinions;
import io.bookmaru.preference.recommendation.RankBooks;
import io.bookmaru.preference.recommendation.Reader;
import io.bookmaru.preference.recommendation.RecommendationProperties;
import io.bookmaru.preference.recommendation.Shelf;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// Compares the recommendations to the most liked items and to chance, for the same users and with
/// the same items left out: those that the user had rated before.
///
/// @param users whose last like was looked for
record Evaluation(int users, Figures recommended, Figures popular, Figures random) {
    /// Ratings come without ages, so all users are as old as each other.
    private static final int AGE = 10;

    private static final int BIRTH_YEAR = 2000;

    /// What a like adds to each genre and topic of its book, and a dislike takes off.
    private static final double WEIGHT = 2.0;

    static Evaluation of(Items items, Split split, RecommendationProperties properties) {
        var tested = split.tested();
        var shelf = items.shelf();
        var opinions = new Opinions(shelf);
        for (var learner : split.learners())
            opinions.add(BIRTH_YEAR, learner.liked(), learner.disliked());
        var learned = Learned.from(opinions, properties);
        var rankBooks = new RankBooks(properties);
        var popular = mostLikedFirst(items, split);
        return new Evaluation(
                tested.size(),
                figures(
                        tested,
                        l ->
                                ranked(
                                        rankBooks,
                                        shelf,
                                        learned,
                                        reader(items, l),
                                        l.indifferent().length)),
                figures(tested, _ -> popular.stream()),
                Figures.ofRandomLists(
                        tested.stream().map(l -> items.size() - l.known().size()).toList()));
    }

    /// @param further how many of them the user knows although the service does not
    private static Stream<Long> ranked(
            RankBooks rankBooks, Shelf shelf, Learned learned, Reader reader, int further) {
        return rankBooks.rank(shelf, learned, reader, Figures.LENGTH + further).stream()
                .map(match -> match.book().id());
    }

    private static Figures figures(
            List<Split.Learner> tested, Function<Split.Learner, Stream<Long>> list) {
        return Figures.of(tested.parallelStream().map(l -> rank(list.apply(l), l)).toList());
    }

    private static int rank(Stream<Long> list, Split.Learner learner) {
        var known = learner.known();
        return list.filter(item -> !known.contains(item))
                        .limit(Figures.LENGTH)
                        .toList()
                        .indexOf(learner.held())
                + 1;
    }

    private static Reader reader(Items items, Split.Learner learner) {
        var genres = new HashMap<String, Double>();
        var topics = new HashMap<String, Double>();
        score(items, learner.liked(), WEIGHT, genres, topics);
        score(items, learner.disliked(), -WEIGHT, genres, topics);
        return new Reader(
                AGE,
                BIRTH_YEAR,
                genres,
                topics,
                0,
                0,
                0,
                0,
                null,
                learner.liked(),
                learner.disliked());
    }

    private static void score(
            Items items,
            long[] rated,
            double weight,
            Map<String, Double> genres,
            Map<String, Double> topics) {
        for (var item : rated) {
            items.get(item).genres().forEach(name -> genres.merge(name, weight, Double::sum));
            items.get(item).topics().forEach(name -> topics.merge(name, weight, Double::sum));
        }
    }

    private static List<Long> mostLikedFirst(Items items, Split split) {
        var likes = new int[items.size()];
        for (var learner : split.learners()) for (var item : learner.liked()) likes[(int) item]++;
        return LongStream.range(0, likes.length)
                .boxed()
                .sorted(Comparator.comparingInt(item -> -likes[item.intValue()]))
                .toList();
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "hit rate@10 / nDCG@10: recommended %s, popularity %s, random %s; %d users",
                recommended,
                popular,
                random,
                users);
    }
}
