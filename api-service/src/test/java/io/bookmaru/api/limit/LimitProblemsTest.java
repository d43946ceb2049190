package io.bookmaru.api.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LimitProblemsTest {
    private final LimitProblems problems = new LimitProblems();

    @Test
    void roundUpWhatIsLeftOfTheWindow() {
        var answer = problems.on(new TooManyAttemptsException(Duration.ofMillis(1_200)));

        assertThat(answer.getStatusCode().value()).isEqualTo(429);
        assertThat(answer.getHeaders().getFirst("Retry-After")).isEqualTo("2");
        assertThat(answer.getBody().getType())
                .hasToString("urn:bookmaru:problem:too-many-attempts");
    }
}
