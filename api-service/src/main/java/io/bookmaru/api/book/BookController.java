package io.bookmaru.api.book;

import io.bookmaru.http.InvalidInputException;
import io.bookmaru.http.NotFoundException;
import io.bookmaru.http.Page;
import io.bookmaru.http.Paging;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/books")
class BookController {
    private final SearchBooks searchBooks;
    private final Books books;
    private final KeepBook keepBook;

    BookController(SearchBooks searchBooks, Books books, KeepBook keepBook) {
        this.searchBooks = searchBooks;
        this.books = books;
        this.keepBook = keepBook;
    }

    @GetMapping
    Page<Book> list(
            @RequestParam(required = false) @Nullable @Size(max = 100) String query,
            @RequestParam(required = false) @Nullable @Size(max = 40) String genre,
            @RequestParam(required = false) @Nullable @Size(max = 40) String topic,
            @RequestParam(required = false) @Nullable Integer age,
            Paging paging) {
        return searchBooks.search(new BookFilter(query, genre, topic, age), paging);
    }

    @GetMapping("/{id}")
    Book get(@PathVariable long id) {
        return books.find(id).orElseThrow(() -> NotFoundException.of("book", id));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Book add(@Valid @RequestBody BookDetails details) {
        checkAgeBand(details);
        return keepBook.add(details);
    }

    @PutMapping("/{id}")
    Book change(@PathVariable long id, @Valid @RequestBody BookDetails details) {
        checkAgeBand(details);
        return keepBook.change(id, details);
    }

    private static void checkAgeBand(BookDetails details) {
        if (details.ageFrom() <= details.ageTo()) return;
        throw new InvalidInputException(
                "ageTo",
                "ageTo: %d (expected: >= ageFrom, %d)"
                        .formatted(details.ageTo(), details.ageFrom()));
    }
}
