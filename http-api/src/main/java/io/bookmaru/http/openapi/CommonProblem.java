package io.bookmaru.http.openapi;

/// Problems that every service answers with in the same way (docs/errors.md).
enum CommonProblem {
    INVALID_INPUT(400, "invalid-input", "Not accepted: size"),
    UNAUTHENTICATED(
            401, "unauthenticated", "Send a valid access token: Authorization: Bearer <token>"),
    FORBIDDEN(403, "forbidden", "This account may not call POST here"),
    NOT_FOUND(404, "not-found", "There is no such thing, or it is somebody else's"),
    TOO_LARGE(413, "body-too-large", "The body is larger than 65536 bytes"),
    UNSUPPORTED(415, "unsupported-media-type", "Send application/json"),
    TOO_MANY(429, "too-many-requests", "Repeat after Retry-After seconds"),
    UNAVAILABLE(503, "unavailable", "Repeat after Retry-After seconds");

    final String status;
    final String type;
    final String detail;

    CommonProblem(int status, String type, String detail) {
        this.status = Integer.toString(status);
        this.type = type;
        this.detail = detail;
    }
}
