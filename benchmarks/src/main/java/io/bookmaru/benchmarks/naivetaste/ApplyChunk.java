package io.bookmaru.benchmarks.naivetaste;

import io.bookmaru.events.ReactionChanged;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// One transaction of the job.
@Component
class ApplyChunk {
    private final Books books;
    private final Tastes tastes;
    private final Histories histories;

    ApplyChunk(Books books, Tastes tastes, Histories histories) {
        this.books = books;
        this.tastes = tastes;
        this.histories = histories;
    }

    @Transactional
    public void apply(List<ReactionChanged> chunk) {
        for (var event : chunk) {
            var book = books.findById(event.bookId()).orElseThrow();
            var taste =
                    tastes.findById(event.childId()).orElseGet(() -> new Taste(event.childId()));
            taste.react(event.kind(), book);
            histories.save(tastes.save(taste).asHistory());
        }
    }
}
