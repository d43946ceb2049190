package io.bookmaru.preference.recommendation;

import io.bookmaru.http.Caller;
import java.util.List;
import org.springframework.stereotype.Service;

/// Recommends books to one child, with the catalogue and with what all children teach.
@Service
class RecommendBooks {
    private final Readers readers;
    private final Catalogue catalogue;
    private final LearnFromReactions learning;
    private final RankBooks rankBooks;

    RecommendBooks(
            Readers readers,
            Catalogue catalogue,
            LearnFromReactions learning,
            RecommendationProperties properties) {
        this.readers = readers;
        this.catalogue = catalogue;
        this.learning = learning;
        this.rankBooks = new RankBooks(properties);
    }

    List<Match> recommend(Caller caller, long childId, int size) {
        var reader = readers.ownedBy(caller, childId);
        // Before the shelf, which may have grown since but still has every book in its place.
        var learned = learning.learned();
        return rankBooks.rank(catalogue.shelf(), learned, reader, size);
    }
}
