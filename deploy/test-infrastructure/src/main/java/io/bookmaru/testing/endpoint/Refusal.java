package io.bookmaru.testing.endpoint;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;

/// What every answer that is not a success owes its caller.
public final class Refusal {
    private static final List<String> INSIDE =
            List.of("io.bookmaru", "org.springframework", "tools.jackson", "java.lang", "\tat ");

    /// What is wrong with the answer; empty for a success and for a problem detail that tells
    /// nothing of the code.
    public static Optional<String> fault(HttpResponse<String> answer) {
        if (answer.statusCode() >= 500)
            return Optional.of(answer.statusCode() + " " + answer.body());
        if (answer.statusCode() < 400) return Optional.empty();
        var type = answer.headers().firstValue("Content-Type").orElse("none");
        if (!type.startsWith("application/problem+json"))
            return Optional.of(answer.statusCode() + " with the content type " + type);
        return INSIDE.stream()
                .filter(answer.body()::contains)
                .findFirst()
                .map(word -> answer.statusCode() + " names " + word + ": " + answer.body());
    }

    private Refusal() {}
}
