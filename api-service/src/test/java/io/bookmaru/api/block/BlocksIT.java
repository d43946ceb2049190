package io.bookmaru.api.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.PUT;

import io.bookmaru.api.testing.Api;
import io.bookmaru.api.testing.ApiIT;
import io.bookmaru.api.testing.PublishedEvents;
import io.bookmaru.events.BlockChanged;
import io.bookmaru.events.Topics;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

@ApiIT
class BlocksIT {
    @Autowired private Api api;
    @Autowired private PublishedEvents published;

    private Api.Member haneul;
    private Api.Member bada;

    @BeforeEach
    void twoMembers() {
        haneul = api.signUp("김하늘");
        bada = api.signUp("이바다");
    }

    @Test
    void publishesEachChangeOnceAndInOrder() {
        for (var method : List.of(DELETE, PUT, PUT, DELETE, DELETE, PUT)) {
            assertThat(call(method, haneul, bada.id())).hasStatus(204);
        }

        await().untilAsserted(() ->
                assertThat(eventsOf(haneul))
                        .extracting(
                                BlockChanged::blockedMemberId,
                                BlockChanged::active,
                                BlockChanged::revision)
                        .containsExactly(
                                tuple(bada.id(), true, 1L),
                                tuple(bada.id(), false, 2L),
                                tuple(bada.id(), true, 3L)));
        assertThat(eventsOf(bada)).isEmpty();
    }

    @Test
    void publishesOneChangeWhenMadeManyTimesAtOnce() throws Exception {
        Callable<MvcTestResult> block = () -> call(PUT, haneul, bada.id());
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : callers.invokeAll(Collections.nCopies(8, block))) {
                assertThat(answer.get()).hasStatus(204);
            }
        }
        call(DELETE, haneul, bada.id());

        await().untilAsserted(() ->
                assertThat(eventsOf(haneul))
                        .extracting(BlockChanged::active, BlockChanged::revision)
                        .containsExactly(tuple(true, 1L), tuple(false, 2L)));
    }

    @Test
    void listsOnesOwnNewestFirst() {
        var sol = api.signUp("박솔");
        var before = Instant.now().minusSeconds(60);
        call(PUT, haneul, bada.id());
        call(PUT, haneul, sol.id());

        var listed = list(haneul, "");
        var secondPage = list(haneul, "?page=1&size=1");
        call(DELETE, haneul, sol.id());
        var afterwards = list(haneul, "");

        assertThat(listed.at("/page/totalElements").asInt()).isEqualTo(2);
        assertThat(listed.at("/content/0/memberId").asLong()).isEqualTo(sol.id());
        assertThat(listed.at("/content/0/displayName").asString()).isEqualTo("박솔");
        assertThat(Instant.parse(listed.at("/content/0/since").asString())).isAfter(before);
        assertThat(secondPage.at("/content/0/memberId").asLong()).isEqualTo(bada.id());
        assertThat(afterwards.at("/content").valueStream().map(b -> b.get("memberId").asLong()))
                .containsExactly(bada.id());
        assertThat(list(bada, "").at("/page/totalElements").asInt()).isZero();
    }

    @Test
    void nobodyBlocksThemselves() {
        for (var method : List.of(PUT, DELETE)) {
            var answer = call(method, haneul, haneul.id());

            assertThat(answer).hasStatus(400);
            assertThat(api.body(answer).at("/errors/0/field").asString()).isEqualTo("memberId");
        }
    }

    private MvcTestResult call(HttpMethod method, Api.Member caller, long other) {
        return api.call(method, "/api/v1/blocks/" + other, caller.token(), null);
    }

    private JsonNode list(Api.Member caller, String query) {
        return api.body(api.call(GET, "/api/v1/blocks" + query, caller.token(), null));
    }

    private List<BlockChanged> eventsOf(Api.Member member) {
        return published.ofKey(Topics.BLOCK_CHANGED, member.id(), BlockChanged.class);
    }
}
