package io.bookmaru.http;

import jakarta.validation.ConstraintViolationException;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/// Turns every failure into problem details. docs/errors.md lists the types.
@RestControllerAdvice
class ProblemMapping extends ResponseEntityExceptionHandler {
    private static final Logger log = LoggerFactory.getLogger(ProblemMapping.class);

    /// PostgreSQL, appendix A.
    private static final String FOREIGN_KEY_VIOLATION = "23503";

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(NotFoundException e) {
        return answer(Problem.of(HttpStatus.NOT_FOUND, "not-found", "Not found", text(e)));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(ConflictException e) {
        return answer(Problem.of(HttpStatus.CONFLICT, e.name(), "Conflict", text(e)));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(InvalidInputException e) {
        return answer(Problem.invalidInput(HttpStatus.BAD_REQUEST, List.of(e.error())));
    }

    @ExceptionHandler({
        CannotCreateTransactionException.class,
        DataAccessResourceFailureException.class,
        TransientDataAccessException.class,
        QueryTimeoutException.class
    })
    ResponseEntity<ProblemDetail> storageIsDown(Exception e) {
        log.warn("Storage is not available: {}", e.toString());
        return unavailable("The service's storage is not available");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(OverloadedException e) {
        return unavailable(text(e));
    }

    private static ResponseEntity<ProblemDetail> unavailable(String detail) {
        var problem = Problem.unavailable(detail);
        return ResponseEntity.status(problem.getStatus())
                .header(HttpHeaders.RETRY_AFTER, Problem.RETRY_SOON_SECONDS)
                .body(problem);
    }

    /// The caller's account may be gone before its token is, and anything else since it was read.
    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(DataIntegrityViolationException e) throws Exception {
        if (!refersToNothing(e)) return anythingElse(e);
        return answer(
                Problem.of(
                        HttpStatus.NOT_FOUND,
                        "not-found",
                        "Not found",
                        "Something that the request refers to is gone"));
    }

    private static boolean refersToNothing(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql
                    && FOREIGN_KEY_VIOLATION.equals(sql.getSQLState())) return true;
        }
        return false;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(ConstraintViolationException e) {
        var errors =
                e.getConstraintViolations().stream()
                        .map(v ->
                                new Problem.FieldError(
                                        v.getPropertyPath().toString(), v.getMessage()))
                        .toList();
        return answer(Problem.invalidInput(HttpStatus.BAD_REQUEST, errors));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> anythingElse(Exception e) throws Exception {
        if (e instanceof org.springframework.security.core.AuthenticationException
                || e instanceof org.springframework.security.access.AccessDeniedException) throw e;
        if (StorageFailure.isOutage(e)) return storageIsDown(e);
        log.error("Unexpected failure", e);
        return answer(
                Problem.of(
                        HttpStatus.INTERNAL_SERVER_ERROR,
                        "internal",
                        "Internal error",
                        "The request failed and nothing was changed by this step"));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException e,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return invalid(
                e.getBindingResult().getFieldErrors().stream()
                        .map(f ->
                                new Problem.FieldError(
                                        f.getField(), String.valueOf(f.getDefaultMessage()))));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException e,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return invalid(
                e.getParameterValidationResults().stream()
                        .flatMap(r ->
                                r.getResolvableErrors().stream()
                                        .map(error ->
                                                new Problem.FieldError(
                                                        String.valueOf(
                                                                r.getMethodParameter()
                                                                        .getParameterName()),
                                                        String.valueOf(
                                                                error.getDefaultMessage())))));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof BodyLimit.BodyTooLargeException) {
                return body(BodyLimit.tooLarge());
            }
        }
        return invalid(Stream.of(MalformedJson.describe(e.getCause())));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException e,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return invalid(Stream.of(new Problem.FieldError(e.getParameterName(), "is required")));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(MethodArgumentTypeMismatchException e) {
        var error =
                new Problem.FieldError(
                        e.getName(), "value: " + e.getValue() + " (expected: " + expected(e) + ")");
        return answer(Problem.invalidInput(HttpStatus.BAD_REQUEST, List.of(error)));
    }

    /// The framework's own refusals (unknown route, wrong method, media type) keep their status.
    @Override
    protected ResponseEntity<Object> createResponseEntity(
            @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (body instanceof ProblemDetail problem && problem.getProperties() == null) {
            var named = HttpStatus.valueOf(status.value());
            var title = named.getReasonPhrase();
            body =
                    Problem.of(
                            status,
                            title.toLowerCase(java.util.Locale.ROOT).replace(' ', '-'),
                            title,
                            String.valueOf(problem.getDetail()));
        }
        return super.createResponseEntity(body, headers, status, request);
    }

    private static String expected(MethodArgumentTypeMismatchException e) {
        var type = e.getRequiredType();
        if (type == null) return "another type";
        if (type.isEnum()) return String.join(", ", names(type));
        return Number.class.isAssignableFrom(type) || type.isPrimitive()
                ? "a number"
                : type.getSimpleName();
    }

    private static List<String> names(Class<?> type) {
        return Stream.of(type.getEnumConstants()).map(Object::toString).toList();
    }

    private static ResponseEntity<Object> invalid(Stream<Problem.FieldError> errors) {
        return body(Problem.invalidInput(HttpStatus.BAD_REQUEST, errors.toList()));
    }

    private static ResponseEntity<Object> body(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus()).body(problem);
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus()).body(problem);
    }

    private static String text(Exception e) {
        return String.valueOf(e.getMessage());
    }
}
