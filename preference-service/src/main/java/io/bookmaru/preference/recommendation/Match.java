package io.bookmaru.preference.recommendation;

import org.jspecify.annotations.Nullable;

/// How well a book suits a reader, and why.
///
/// @param score comparable with other books' for the same reader only
/// @param personality the part of the score that comes from the axes, from -1 to 1
/// @param popularity how many more children of that age like the book than dislike it
/// @param because a book that the reader likes, and so do those who like this one
public record Match(
        CatalogueBook book,
        Reader reader,
        double score,
        double personality,
        int popularity,
        @Nullable CatalogueBook because) {
    /// A quarter of what an axis at its end and a book that leans there fully give.
    private static final double FITTING_PERSONALITY = 1 / 16.0;

    boolean suitsPersonality() {
        return personality >= FITTING_PERSONALITY;
    }

    boolean suitsAge() {
        return book.yearsTooOld(reader.age()) + book.yearsTooYoung(reader.age()) == 0;
    }
}
