package io.bookmaru.consumer.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bookmaru.consumer.testing.AdminApi;
import io.bookmaru.consumer.testing.AdministeredConsumer;
import io.bookmaru.events.Topics;
import io.bookmaru.testing.TestTokens;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@AdministeredConsumer
class AdminAccessIT {
    @Autowired private AdminApi admin;

    @BeforeEach
    void awaitFirstPosition() {
        await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> admin.body(admin.get("/consumers")).toString(),
                        c -> c.contains(Topics.COMMENT_CREATED));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /dead-letters, 200",
        "GET, /dead-letters/999999999, 404",
        "POST, /dead-letters/999999999/replay, 404",
        "POST, /dead-letters/replay, 200",
        "DELETE, /dead-letters/999999999, 404",
        "GET, /consumers, 200",
        "POST, /consumers/v1.event.unknown/rewind, 400",
        "GET, /audit, 200",
    })
    void isForAdminsOfThisServiceAlone(String method, String path, int status) {
        var body = method.equals("POST") ? "{}" : "";
        var own = "/api/v1/admin/test" + path;
        var other = "/api/v1/admin/other" + path;
        var http = HttpMethod.valueOf(method);
        var adminToken = TestTokens.forAdmin(1);

        assertThat(admin.call(http, own, "", body)).hasStatus(401);
        assertThat(admin.call(http, own, TestTokens.forMember(1), body)).hasStatus(403);
        assertThat(admin.call(http, own, adminToken, body)).hasStatus(status);
        assertThat(admin.call(http, other, adminToken, body))
                .hasStatus(404)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("urn:bookmaru:problem:not-found");
    }

    @ParameterizedTest
    @CsvSource({
        "/dead-letters?state=LOST, state",
        "/dead-letters?reason=NONE, reason",
        "/dead-letters?size=101, size",
        "/dead-letters/first, id",
        "/audit?page=-1, page",
    })
    void badQueryIsRefusedNamingTheField(String path, String field) {
        assertRefused(admin.get(path), field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "/dead-letters/replay; {\"limit\": 0}; limit",
                "/dead-letters/replay; {\"limit\": 10001}; limit",
                "/dead-letters/replay; {\"reason\": \"x\"}; reason",
                "/dead-letters/replay; {\"from\": \"yesterday\"}; from",
                "/dead-letters/replay; {\"dryrun\": false}; dryrun",
                "/dead-letters/replay; []; body",
                "/dead-letters/1/replay; {\"forced\": true}; forced",
                "/consumers/x/rewind; {}; toOffset",
                "/consumers/x/rewind; {\"toOffset\": 0, \"toTime\": \"2026-01-01T00:00:00Z\"}; toOffset",
                "/consumers/x/rewind; {\"toOffset\": -1}; toOffset",
                "/consumers/x/rewind; {\"toOffset\": 0.5}; toOffset",
                "/consumers/x/rewind; {\"toTime\": \"now\"}; toTime",
                "/consumers/x/rewind; {\"toOffset\": 0, \"partition\": -1}; partition",
                "/consumers/v1.event.comment-created/rewind; {\"toOffset\": 0, \"partition\": 99}; partition",
            })
    void badBodyIsRefusedNamingTheField(String path, String body, String field) {
        assertRefused(admin.post(path, body), field);
    }

    @ParameterizedTest
    @CsvSource({
        "v1.event.unknown",
        "v1.event.book-like",
        "v1.event.comment-created-test-dlt",
        "v1.event.comment-created-test-replay",
    })
    void topicThatIsNotASourceOfThisServiceIsNotRewound(String topic) {
        assertThat(admin.post("/consumers/" + topic + "/rewind", "{\"toOffset\": 0}"))
                .hasStatus(404);
    }

    @Test
    void callsAreDescribedInOpenApi() {
        var described = admin.call(HttpMethod.GET, "/v3/api-docs", "", "");

        assertThat(described)
                .hasStatus(200)
                .bodyText()
                .contains("/api/v1/admin/test/dead-letters/{id}/replay")
                .contains("/api/v1/admin/test/consumers/{topic}/rewind")
                .contains("valueBase64");
    }

    private static void assertRefused(MvcTestResult answer, String field) {
        assertThat(answer)
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo(field);
    }
}
