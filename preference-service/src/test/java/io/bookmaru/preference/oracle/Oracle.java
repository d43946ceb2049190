package io.bookmaru.preference.oracle;

import io.bookmaru.preference.ledger.Reaction;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Says what the tastes must be: the sum over the newest reactions with the newest books, from the
/// beginning, without any memory of what was applied.
public final class Oracle {
    private final Map<Pair, Reaction> reactions = new HashMap<>();
    private final Map<Long, BookTags> books = new HashMap<>();

    private record Pair(long childId, long bookId) {}

    void hear(Fact fact) {
        switch (fact) {
            case Reacted(var reaction) ->
                    reactions.merge(
                            new Pair(reaction.childId(), reaction.bookId()),
                            reaction,
                            (a, b) -> a.revision() >= b.revision() ? a : b);
            case BookTags book ->
                    books.merge(
                            book.bookId(), book, (a, b) -> a.revision() >= b.revision() ? a : b);
        }
    }

    /// The newest of each child to each book.
    Collection<Reaction> newestReactions() {
        return reactions.values();
    }

    ExactTaste tasteOf(long child) {
        var scores = new HashMap<String, BigDecimal>();
        var axes = new ArrayList<>(Collections.nCopies(4, BigDecimal.ZERO));
        for (var reaction : reactions.values()) {
            var book = books.get(reaction.bookId());
            if (reaction.childId() != child || book == null) continue;
            var weight = weight(reaction);
            add(scores, "GENRE ", book.genres(), weight);
            add(scores, "TOPIC ", book.topics(), weight);
            for (int axis = 0; axis < 4; axis++) {
                var moved = weight.multiply(book.traits().get(axis));
                axes.set(axis, axes.get(axis).add(moved));
            }
        }
        return ExactTaste.of(scores, axes);
    }

    private static void add(
            Map<String, BigDecimal> scores, String feature, List<String> names, BigDecimal weight) {
        for (var name : Set.copyOf(names)) scores.merge(feature + name, weight, BigDecimal::add);
    }

    private static BigDecimal weight(Reaction reaction) {
        return switch (reaction.kind()) {
            case LIKE -> new BigDecimal("2.0");
            case DISLIKE -> new BigDecimal("-2.0");
            case NONE -> BigDecimal.ZERO;
        };
    }
}
