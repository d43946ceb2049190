package io.bookmaru.preference.reconciliation;

import java.math.BigDecimal;

/// Something that is not as the ledger, or the book, says.
///
/// @param name of the genre, topic or axis, or the id of the book
/// @param expected score or axis from the reactions in the ledger; the book's revision
/// @param actual score or axis that is kept; the revision that was applied
record Difference(long childId, Kind kind, String name, BigDecimal expected, BigDecimal actual) {

    enum Kind {
        GENRE,
        TOPIC,
        AXIS,
        /// A reaction was applied with another revision of its book than the newest, or with other
        /// genres, topics or traits than that revision has.
        BOOK
    }
}
