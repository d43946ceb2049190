package io.bookmaru.http;

import java.net.URI;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/// Problem details (RFC 9457) with a `type` that stays the same over releases:
/// `urn:bookmaru:problem:not-found`.
public final class Problem {

    /// What is wrong with one field of the input. The field is a path such as `keys.auth` or a
    /// parameter's name.
    public record FieldError(String field, String message) {}

    /// Value of `Retry-After` where something is down that comes back by itself.
    static final String RETRY_SOON_SECONDS = "2";

    private Problem() {}

    public static ProblemDetail of(
            HttpStatusCode status, String name, String title, String detail) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create("urn:bookmaru:problem:" + name));
        problem.setTitle(title);
        return problem;
    }

    static ProblemDetail unavailable(String detail) {
        return of(HttpStatus.SERVICE_UNAVAILABLE, "unavailable", "Not available now", detail);
    }

    static ProblemDetail invalidInput(HttpStatusCode status, List<FieldError> errors) {
        var fields = String.join(", ", errors.stream().map(FieldError::field).distinct().toList());
        var problem = of(status, "invalid-input", "Invalid input", "Not accepted: " + fields);
        problem.setProperty("errors", errors);
        return problem;
    }
}
