package io.bookmaru.preference.book;

import io.bookmaru.events.BookChanged;
import io.bookmaru.events.Topics;
import io.bookmaru.preference.ledger.ReapplyBook;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/// Keeps the copy of a book and makes the scores follow it, in one transaction. An older revision
/// than already seen changes nothing.
///
/// Few at a time: the transaction is that of all that were polled together, no drain goes on until
/// it ends, and a book may have been read by everybody.
@Component
class BookEventsListener {
    private final Books books;
    private final ReapplyBook reapplyBook;

    BookEventsListener(Books books, ReapplyBook reapplyBook) {
        this.books = books;
        this.reapplyBook = reapplyBook;
    }

    @KafkaListener(topics = Topics.BOOK_CHANGED, properties = "max.poll.records=10")
    void on(BookChanged event) {
        books.save(Book.of(event));
        reapplyBook.reapply(event.bookId());
    }
}
