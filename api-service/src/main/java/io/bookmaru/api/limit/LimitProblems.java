package io.bookmaru.api.limit;

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
class LimitProblems {
    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(TooManyAttemptsException e) {
        long seconds = Math.max(1, e.retryAfter().plusMillis(999).toSeconds());
        return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                .header(HttpHeaders.RETRY_AFTER, Long.toString(seconds))
                .body(
                        Problem.of(
                                HttpStatus.TOO_MANY_REQUESTS,
                                "too-many-attempts",
                                "Too many attempts",
                                String.valueOf(e.getMessage())));
    }
}
