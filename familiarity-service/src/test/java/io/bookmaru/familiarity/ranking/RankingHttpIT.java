package io.bookmaru.familiarity.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookmaru.familiarity.testing.Neighbourhood;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class RankingHttpIT extends Neighbourhood {

    @ParameterizedTest
    @ValueSource(strings = {RANKING, RANKING + "/1"})
    void asksForToken(String uri) {
        assertProblem(getWithoutToken(uri), 401, "unauthenticated");
    }

    @ParameterizedTest
    @ValueSource(strings = {RANKING, RANKING + "/1"})
    void asksForProfile(String uri) {
        assertProblem(get(newMember(), uri), 409, "profile-required");
    }

    @Test
    void knowsNeitherStrangersNorTheViewer() {
        var viewer = neighbour("수석", "지질", "INTP", "속초");

        assertProblem(get(viewer, RANKING + "/999999999"), 404, "not-found");
        assertProblem(get(viewer, RANKING + "/-1"), 404, "not-found");
        assertProblem(get(viewer, RANKING + "/" + viewer), 404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?size=101", "?size=0", "?page=-1", "?page=x", "/abc"})
    void refusesBadInput(String rest) {
        var viewer = neighbour("분재", "원예", "INTP", "순천");

        assertProblem(get(viewer, RANKING + rest), 400, "invalid-input");
    }

    @Test
    void servesNothingElse() {
        var viewer = newMember();

        assertThat(get(viewer, "/api/v1/familiarity")).hasStatus(403);
    }

    @Test
    void endsAfterLastPage() {
        var viewer = neighbour("목공", "공예", "INTP", "여수");

        var beyond = json(get(viewer, RANKING + "?page=1000000&size=100"));

        assertThat(beyond.path("content").isEmpty()).isTrue();
        assertThat(beyond.path("page").path("number").intValue()).isEqualTo(1_000_000);
    }

    private static void assertProblem(MvcTestResult result, int status, String name) {
        assertThat(result).hasStatus(status);
        assertThat(result).hasContentTypeCompatibleWith("application/problem+json");
        assertThat(json(result).path("type").stringValue())
                .isEqualTo("urn:bookmaru:problem:" + name);
    }
}
