package io.bookmaru.preference.recommendation;

import io.bookmaru.preference.child.Child;
import io.bookmaru.preference.ledger.Ledger;
import io.bookmaru.preference.taste.Tastes;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.springframework.stereotype.Service;

/// Weighs every book for a child. One that has no taste yet gets what others of its age like.
@Service
class RecommendBooks {
    /// A child may grow with a book, but not read far above its age.
    private static final int YEARS_TOO_YOUNG_AT_MOST = 2;

    private static final Comparator<Match> BEST_FIRST =
            Comparator.comparingDouble(Match::score)
                    .reversed()
                    .thenComparingLong(match -> match.book().id());

    private final Tastes tastes;
    private final Ledger ledger;
    private final Catalogue catalogue;
    private final Popularity popularity;
    private final Clock clock;

    RecommendBooks(
            Tastes tastes, Ledger ledger, Catalogue catalogue, Popularity popularity, Clock clock) {
        this.tastes = tastes;
        this.ledger = ledger;
        this.catalogue = catalogue;
        this.popularity = popularity;
        this.clock = clock;
    }

    /// Best first; fewer than asked for when the catalogue has no more.
    List<Match> recommend(Child child, int size) {
        var age = LocalDate.now(clock).getYear() - child.birthYear();
        var reader = Reader.of(age, tastes.of(child.id()));
        var known = ledger.reactedTo(child.id());
        var best = new PriorityQueue<>(BEST_FIRST.reversed());
        for (var book : catalogue.books()) {
            if (known.contains(book.id())) continue;
            if (book.yearsTooYoung(age) > YEARS_TOO_YOUNG_AT_MOST) continue;
            best.add(Match.of(book, reader, popularity.of(book.id(), child.birthYear())));
            if (best.size() > size) best.remove();
        }
        return best.stream().sorted(BEST_FIRST).toList();
    }
}
