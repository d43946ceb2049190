package io.bookmaru.api.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.PATCH;

import io.bookmaru.api.testing.Api;
import io.bookmaru.api.testing.ApiIT;
import io.bookmaru.api.testing.PublishedEvents;
import io.bookmaru.events.MemberChanged;
import io.bookmaru.events.MemberJoined;
import io.bookmaru.events.Topics;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApiIT
class MembersIT {
    @Autowired private Api api;
    @Autowired private PublishedEvents published;

    @Test
    void joiningIsPublishedOnce() {
        var member = api.signUp("김하늘");

        await().untilAsserted(() ->
                assertThat(published.ofKey(Topics.MEMBER_JOINED, member.id(), MemberJoined.class))
                        .extracting(MemberJoined::displayName, MemberJoined::language)
                        .containsExactly(tuple("김하늘", "ko")));
    }

    @Test
    void changesArePublishedAsSnapshotsWithGrowingRevisions() {
        var member = api.signUp("김하늘");

        change(member, "{\"displayName\": \"이바다\"}");
        change(member, "{\"language\": \"en\", \"timeZone\": \"Europe/Paris\"}");

        await().untilAsserted(() ->
                assertThat(published.ofKey(Topics.MEMBER_CHANGED, member.id(), MemberChanged.class))
                        .extracting(
                                MemberChanged::revision,
                                MemberChanged::displayName,
                                MemberChanged::language,
                                MemberChanged::timeZone)
                        .containsExactly(
                                tuple(1L, "김하늘", "ko", "Asia/Seoul"),
                                tuple(2L, "이바다", "ko", "Asia/Seoul"),
                                tuple(3L, "이바다", "en", "Europe/Paris")));
    }

    @Test
    void accountTellsTheRoles() {
        var admin = api.body(api.call(GET, "/api/v1/members/me", api.admin().token(), null));
        var member = api.body(api.call(GET, "/api/v1/members/me", api.signUp("김하늘").token(), null));

        assertThat(admin.get("roles").toString()).isEqualTo("[\"MEMBER\",\"ADMIN\"]");
        assertThat(member.get("roles").toString()).isEqualTo("[\"MEMBER\"]");
    }

    private void change(Api.Member member, String body) {
        assertThat(api.call(PATCH, "/api/v1/members/me", member.token(), body)).hasStatus(200);
    }
}
