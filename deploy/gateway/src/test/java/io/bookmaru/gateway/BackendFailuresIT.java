package io.bookmaru.gateway;

import static io.bookmaru.gateway.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class BackendFailuresIT extends GatewayWithBackends {

    @Test
    void asksToComeBackWhileServiceIsDown() {
        PUSH.stop();

        var answer = get("/api/v1/notifications");
        var ofAnotherService = get("/api/v1/books");
        PUSH.startAgain();
        var later = get("/api/v1/notifications");

        assertProblem(answer, 503, "unavailable");
        assertThat(answer.headers().firstValue("Retry-After")).contains("5");
        assertThat(ofAnotherService.body()).isEqualTo("api");
        assertThat(later.body()).isEqualTo("push");
    }

    @Test
    void givesUpOnSlowService() {
        var testIsDone = new CountDownLatch(1);
        API.answers(_ -> await(testIsDone));

        var answer = post("/api/v1/posts", "{}");
        testIsDone.countDown();

        assertProblem(answer, 504, "timeout");
        assertThat(API.received()).hasSize(1);
    }

    @Test
    void repeatsNoWriteWhenServiceBreaksOff() {
        API.answers(HttpExchange::close);

        var answer = post("/api/v1/posts", "{}");

        assertProblem(answer, 502, "backend-failed");
        assertThat(API.received()).hasSize(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
