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
    private static final long BUSY_SECONDS = 2;

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(TooManyAttemptsException e) {
        return answer(
                HttpStatus.TOO_MANY_REQUESTS,
                "too-many-attempts",
                "Too many attempts",
                e,
                Math.max(1, e.retryAfter().plusMillis(999).toSeconds()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(BusyException e) {
        return answer(
                HttpStatus.SERVICE_UNAVAILABLE,
                "unavailable",
                "Not available now",
                e,
                BUSY_SECONDS);
    }

    private static ResponseEntity<ProblemDetail> answer(
            HttpStatus status, String name, String title, Exception e, long retryAfterSeconds) {
        return ResponseEntity.status(status)
                .header(HttpHeaders.RETRY_AFTER, Long.toString(retryAfterSeconds))
                .body(Problem.of(status, name, title, String.valueOf(e.getMessage())));
    }
}
