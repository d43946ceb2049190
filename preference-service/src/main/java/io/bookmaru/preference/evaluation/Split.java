package io.bookmaru.preference.evaluation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// Leave last out: of each user with two likes or more, the last like is kept for the test and the
/// ratings before it are learned from. All ratings of other users are learned from.
///
/// @param learners in the order of their first ratings
record Split(List<Learner> learners) {
    private static final int LIKES_TO_BE_TESTED = 2;
    private static final long NOTHING = -1;

    /// @param indifferent rated with the middle of the scale
    /// @param held the item that is to be found, or [#NOTHING]
    record Learner(long[] liked, long[] disliked, long[] indifferent, long held) {

        /// What is in no list for this user.
        Set<Long> known() {
            return Stream.of(liked, disliked, indifferent)
                    .flatMapToLong(LongStream::of)
                    .boxed()
                    .collect(Collectors.toSet());
        }

        boolean isTested() {
            return held != NOTHING;
        }
    }

    static Split of(Collection<List<Rating>> users, Scale scale) {
        return new Split(users.stream().map(ratings -> split(ratings, scale)).toList());
    }

    private static Learner split(List<Rating> ratings, Scale scale) {
        var likes = ratings.stream().filter(scale::isLike).toList();
        if (likes.size() < LIKES_TO_BE_TESTED) return learner(ratings, scale, NOTHING);
        var held = likes.getLast();
        var before = new ArrayList<>(ratings.subList(0, ratings.indexOf(held)));
        return learner(before, scale, held.item());
    }

    private static Learner learner(List<Rating> ratings, Scale scale, long held) {
        return new Learner(
                items(ratings, scale::isLike),
                items(ratings, scale::isDislike),
                items(ratings, rating -> !scale.isLike(rating) && !scale.isDislike(rating)),
                held);
    }

    private static long[] items(List<Rating> ratings, Predicate<Rating> which) {
        return ratings.stream().filter(which).mapToLong(Rating::item).toArray();
    }

    List<Learner> tested() {
        return learners.stream().filter(Learner::isTested).toList();
    }
}
