package io.bookmaru.preference.book;

import io.bookmaru.events.BookChanged;
import io.bookmaru.events.Topics;
import io.bookmaru.preference.ledger.ReapplyBook;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/// Keeps the copy of a book and makes the scores follow it. An older revision than already seen
/// changes nothing. Re-applying is done for a repeated event too: the first delivery may have
/// stopped between the two.
@Component
class BookEventsListener {
    private final Books books;
    private final ReapplyBook reapplyBook;

    BookEventsListener(Books books, ReapplyBook reapplyBook) {
        this.books = books;
        this.reapplyBook = reapplyBook;
    }

    @KafkaListener(topics = Topics.BOOK_CHANGED)
    void on(BookChanged event) {
        books.save(Book.of(event));
        reapplyBook.reapply(event.bookId());
    }
}
