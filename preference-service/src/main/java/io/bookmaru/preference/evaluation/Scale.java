package io.bookmaru.preference.evaluation;

import java.util.Collection;
import java.util.List;

/// From which rating on something is liked, and up to which one it is disliked.
record Scale(double middle, boolean onlyLikes) {

    /// Above the middle between the lowest and the highest rating is a like, below it a dislike,
    /// and the middle itself neither. Where all ratings are the same, each is a like.
    static Scale of(Collection<List<Rating>> ratings) {
        var values =
                ratings.stream()
                        .flatMap(List::stream)
                        .mapToDouble(Rating::value)
                        .summaryStatistics();
        return new Scale(
                (values.getMin() + values.getMax()) / 2, values.getMin() == values.getMax());
    }

    boolean isLike(Rating rating) {
        return onlyLikes || rating.value() > middle;
    }

    boolean isDislike(Rating rating) {
        return !onlyLikes && rating.value() < middle;
    }

    @Override
    public String toString() {
        return onlyLikes
                ? "every rating is a like"
                : "a like is above %s, a dislike below".formatted(middle);
    }
}
