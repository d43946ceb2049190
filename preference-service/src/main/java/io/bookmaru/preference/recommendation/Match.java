package io.bookmaru.preference.recommendation;

import java.util.List;
import java.util.Map;

/// How well a book suits a reader, and why.
///
/// @param score comparable with other books' for the same reader only
/// @param personality the part of the score that comes from the axes
/// @param popularity of the book among children of that age
record Match(CatalogueBook book, Reader reader, double score, double personality, int popularity) {
    /// An axis at its end counts as much as two likes for a book that leans there fully.
    private static final double AXIS_PER_POINT = 25.0;

    private static final double POPULARITY_WEIGHT = 0.5;
    private static final double PER_YEAR_TOO_OLD = 1.0;
    private static final double PER_YEAR_TOO_YOUNG = 2.0;
    private static final double FITTING_PERSONALITY = 1.0;

    static Match of(CatalogueBook book, Reader reader, int popularity) {
        var personality = personality(book, reader);
        var score =
                affinity(book, reader)
                        + personality
                        + POPULARITY_WEIGHT * damped(popularity)
                        - PER_YEAR_TOO_OLD * book.yearsTooOld(reader.age())
                        - PER_YEAR_TOO_YOUNG * book.yearsTooYoung(reader.age());
        return new Match(book, reader, score, personality, popularity);
    }

    /// A book with many tags is not liked more for having them: hence the root.
    private static double affinity(CatalogueBook book, Reader reader) {
        var tags = book.genres().size() + book.topics().size();
        if (tags == 0) return 0;
        return (sum(book.genres(), reader.genres()) + sum(book.topics(), reader.topics()))
                / Math.sqrt(tags);
    }

    private static double sum(List<String> names, Map<String, Double> scores) {
        if (scores.isEmpty()) return 0;
        var sum = 0.0;
        for (var name : names) sum += scores.getOrDefault(name, 0.0);
        return sum;
    }

    private static double personality(CatalogueBook book, Reader reader) {
        return (book.ei() * reader.ei()
                        + book.sn() * reader.sn()
                        + book.tf() * reader.tf()
                        + book.jp() * reader.jp())
                / AXIS_PER_POINT;
    }

    /// The thousandth like says less than the first.
    private static double damped(int popularity) {
        return Math.signum(popularity) * Math.log1p(Math.abs(popularity));
    }

    boolean suitsPersonality() {
        return personality >= FITTING_PERSONALITY;
    }

    boolean suitsAge() {
        return book.yearsTooOld(reader.age()) + book.yearsTooYoung(reader.age()) == 0;
    }
}
