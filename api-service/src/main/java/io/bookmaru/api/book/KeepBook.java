package io.bookmaru.api.book;

import io.bookmaru.events.BookChanged;
import io.bookmaru.events.Topics;
import io.bookmaru.http.ConflictException;
import io.bookmaru.http.NotFoundException;
import io.bookmaru.publisher.EventIds;
import io.bookmaru.publisher.Outbox;
import java.time.Clock;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Adds a book to the catalogue or changes one.
@Component
class KeepBook {
    private final Books books;
    private final Outbox outbox;
    private final Clock clock;

    KeepBook(Books books, Outbox outbox, Clock clock) {
        this.books = books;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// @throws ConflictException when the catalogue has a book of this title and author
    @Transactional
    public Book add(BookDetails details) {
        try {
            return published(books.insert(details, clock.instant()));
        } catch (DuplicateKeyException e) {
            throw taken(details);
        }
    }

    @Transactional
    public Book change(long id, BookDetails details) {
        try {
            return published(
                    books.update(id, details, clock.instant())
                            .orElseThrow(() -> NotFoundException.of("book", id)));
        } catch (DuplicateKeyException e) {
            throw taken(details);
        }
    }

    private static ConflictException taken(BookDetails details) {
        return new ConflictException(
                "book-exists",
                "There is a book \"%s\" by %s".formatted(details.title(), details.author()));
    }

    private Book published(Book book) {
        outbox.append(
                Topics.BOOK_CHANGED,
                book.id(),
                new BookChanged(
                        EventIds.next(),
                        clock.instant(),
                        book.id(),
                        book.revision(),
                        book.title(),
                        book.author(),
                        book.isbn(),
                        book.firstYear(),
                        book.genres(),
                        book.topics(),
                        book.mbti(),
                        book.ageFrom(),
                        book.ageTo()));
        return book;
    }
}
