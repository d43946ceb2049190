package io.bookmaru.api.giveaway;

import io.bookmaru.http.Problem;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// Before the general mapping, which takes every exception.
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class EntryProblems {
    private static final String NEXT_SECOND = "1";

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(TooManyEntriesException e) {
        return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                .header(HttpHeaders.RETRY_AFTER, NEXT_SECOND)
                .body(
                        Problem.of(
                                HttpStatus.TOO_MANY_REQUESTS,
                                "too-many-entries",
                                "Too many entries",
                                String.valueOf(e.getMessage())));
    }
}
