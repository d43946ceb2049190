package io.bookmaru.api.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.http.HttpMethod.GET;

import io.bookmaru.api.testing.Api;
import io.bookmaru.api.testing.ApiIT;
import io.bookmaru.api.testing.PublishedEvents;
import io.bookmaru.events.ChildChanged;
import io.bookmaru.events.Topics;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

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
}
