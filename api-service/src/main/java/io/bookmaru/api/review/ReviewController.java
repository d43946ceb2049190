package io.bookmaru.api.review;

import io.bookmaru.api.idempotency.AnswerOnce;
import io.bookmaru.api.idempotency.IdempotencyKey;
import io.bookmaru.http.Caller;
import io.bookmaru.http.NotFoundException;
import io.bookmaru.http.Page;
import io.bookmaru.http.Paging;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/books/{id}/reviews")
class ReviewController {
    private final WriteReview writeReview;
    private final Reviews reviews;
    private final AnswerOnce answerOnce;

    ReviewController(WriteReview writeReview, Reviews reviews, AnswerOnce answerOnce) {
        this.writeReview = writeReview;
        this.reviews = reviews;
        this.answerOnce = answerOnce;
    }

    record ReviewRequest(
            @NotNull @Min(1) @Max(5) Integer rating,
            @NotBlank @Size(max = 4_000) String body,
            @Nullable @Valid ReaderInfo readerInfo) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Review> write(
            Caller caller,
            IdempotencyKey key,
            @PathVariable long id,
            @Valid @RequestBody ReviewRequest request) {
        return answerOnce.answer(
                key,
                request,
                Review.class,
                () ->
                        ResponseEntity.status(HttpStatus.CREATED)
                                .body(
                                        writeReview.write(
                                                caller.memberId(),
                                                id,
                                                request.rating(),
                                                request.body(),
                                                request.readerInfo())));
    }

    @GetMapping
    Page<Review> list(@PathVariable long id, Paging paging) {
        if (!reviews.bookExists(id)) throw NotFoundException.of("book", id);
        return Page.of(reviews.newestFirst(id, paging), paging, reviews.count(id));
    }
}
