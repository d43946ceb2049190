package io.bookmaru.api.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;

import io.bookmaru.api.testing.Api;
import io.bookmaru.api.testing.ApiIT;
import io.bookmaru.api.testing.PublishedEvents;
import io.bookmaru.events.ChildChanged;
import io.bookmaru.events.ChildChanged.Kind;
import io.bookmaru.events.Topics;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ApiIT
class ChildrenIT {
    @Autowired private Api api;
    @Autowired private PublishedEvents published;

    @Test
    void registrationIsPublishedWithoutTheNickname() {
        var parent = api.signUp("김하늘");

        long child = api.addChild(parent);

        await().untilAsserted(() ->
                assertThat(published.ofKey(Topics.CHILD_CHANGED, child, ChildChanged.class))
                        .singleElement()
                        .satisfies(event -> {
                            assertThat(event.memberId()).isEqualTo(parent.id());
                            assertThat(event.birthYear()).isEqualTo(2019);
                            assertThat(event.toString()).doesNotContain("별이");
                        }));
    }

    @Test
    void parentSeesItsOwnChildrenOnly() {
        var parent = api.signUp("김하늘");
        var other = api.signUp("이바다");
        long child = api.addChild(parent);
        api.addChild(other);

        var listed = api.body(api.call(GET, "/api/v1/children", parent.token(), null));

        assertThat(listed.size()).isEqualTo(1);
        assertThat(listed.at("/0/id").asLong()).isEqualTo(child);
        assertThat(api.call(GET, "/api/v1/children/" + child, other.token(), null)).hasStatus(404);
    }

    @Test
    void areNoMoreThanAHundred() {
        var parent = api.signUp("김하늘");
        for (int i = 0; i < AddChild.MOST; i++) api.addChild(parent);

        var body = "{\"nickname\": \"별이\", \"birthYear\": 2019}";
        assertThat(api.call(POST, "/api/v1/children", parent.token(), body)).hasStatus(409);
        assertThat(api.body(api.call(GET, "/api/v1/children", parent.token(), null)).size())
                .isEqualTo(AddChild.MOST);
    }

    @Test
    void changesArePublishedWithTheNextRevision() {
        var parent = api.signUp("김하늘");
        long child = api.addChild(parent);

        var renamed = change(parent, child, "{\"nickname\": \"달이\"}");
        change(parent, child, "{\"birthYear\": 2018}");
        change(parent, child, "{\"nickname\": \"달이\", \"birthYear\": 2018}");
        change(parent, child, "{}");

        assertThat(renamed.get("nickname").asString()).isEqualTo("달이");
        assertThat(renamed.get("birthYear").asInt()).isEqualTo(2019);
        await().untilAsserted(() ->
                assertThat(published.ofKey(Topics.CHILD_CHANGED, child, ChildChanged.class))
                        .extracting(
                                ChildChanged::kind, ChildChanged::revision, ChildChanged::birthYear)
                        .containsExactly(
                                tuple(Kind.REGISTERED, 1L, 2019),
                                tuple(Kind.UPDATED, 2L, 2019),
                                tuple(Kind.UPDATED, 3L, 2018)));
    }

    @Test
    void changesMadeAtOnceHaveRevisionsOfTheirOwn() throws Exception {
        var parent = api.signUp("김하늘");
        long child = api.addChild(parent);
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var changes =
                    IntStream.range(0, 8)
                            .mapToObj(i -> "{\"nickname\": \"별이 %d\"}".formatted(i))
                            .map(body -> callers.submit(() -> change(parent, child, body)))
                            .toList();
            for (var change : changes) change.get();
        }

        await().untilAsserted(() ->
                assertThat(published.ofKey(Topics.CHILD_CHANGED, child, ChildChanged.class))
                        .extracting(ChildChanged::revision)
                        .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L));
    }

    @Test
    void nobodyElseChangesAChild() {
        var parent = api.signUp("김하늘");
        long child = api.addChild(parent);
        var other = api.signUp("이바다");

        var path = "/api/v1/children/" + child;
        assertThat(api.call(PATCH, path, other.token(), "{\"birthYear\": 2018}")).hasStatus(404);
        assertThat(api.body(api.call(GET, path, parent.token(), null)).get("birthYear").asInt())
                .isEqualTo(2019);
    }

    private JsonNode change(Api.Member parent, long child, String body) {
        var answer = api.call(PATCH, "/api/v1/children/" + child, parent.token(), body);
        assertThat(answer).hasStatus(200);
        return api.body(answer);
    }
}
