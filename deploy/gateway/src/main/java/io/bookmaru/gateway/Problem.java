package io.bookmaru.gateway;

import java.util.Arrays;

/// Everything that the gateway itself refuses or fails at, as RFC 9457 problem details. All else is
/// a service's answer and passes unchanged.
enum Problem {
    BAD_REQUEST(400, "bad-request", "Bad request", "This is not a well-formed HTTP request"),
    FORBIDDEN(403, "origin-not-allowed", "Origin not allowed", "Pages of this origin may not call"),
    NOT_FOUND(404, "not-found", "Not found", "Nothing is served at this path"),
    BODY_TOO_SLOW(408, "body-too-slow", "Body too slow", "The body did not arrive in time"),
    BODY_TOO_LARGE(413, "body-too-large", "Body too large", "The body is over the size limit"),
    TOO_MANY_REQUESTS(
            429, "too-many-requests", "Too many requests", "Slow down: repeat after Retry-After"),
    INTERNAL(500, "internal", "Internal error", "The gateway failed"),
    BACKEND_FAILED(
            502,
            "backend-failed",
            "Service broke off",
            "The service did not finish its answer; the request may have taken effect"),
    UNAVAILABLE(
            503,
            "unavailable",
            "Not available now",
            "The service is down, or there is too much at once; try again later"),
    TIMEOUT(
            504,
            "timeout",
            "Service too slow",
            "The service did not answer in time; the request may have taken effect");

    private final int status;
    private final String name;
    private final String title;
    private final String detail;

    Problem(int status, String name, String title, String detail) {
        this.status = status;
        this.name = name;
        this.title = title;
        this.detail = detail;
    }

    static Problem ofStatus(int status) {
        return Arrays.stream(values())
                .filter(problem -> problem.status == status)
                .findFirst()
                .orElse(status < 500 ? BAD_REQUEST : INTERNAL);
    }

    /// @param status as it is answered: one without a problem of its own keeps its number
    String json(int status) {
        return """
        {"type":"urn:bookmaru:problem:%s","title":"%s","status":%d,"detail":"%s"}\
        """
                .formatted(name, title, status, detail);
    }
}
