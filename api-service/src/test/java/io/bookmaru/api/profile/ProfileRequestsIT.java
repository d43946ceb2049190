package io.bookmaru.api.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import io.bookmaru.api.testing.Api;
import io.bookmaru.api.testing.ApiIT;
import io.bookmaru.api.testing.PublishedEvents;
import io.bookmaru.events.ProfileChanged;
import io.bookmaru.events.ProfileChanged.Kind;
import io.bookmaru.events.Topics;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApiIT
class ProfileRequestsIT {
    @Autowired private Api api;
    @Autowired private PublishedEvents published;

    @Test
    void onlyApprovalsArePublished() {
        var member = api.signUp("김하늘");

        approve(ask(member, "INFP"));
        reject(ask(member, "ESTJ"));
        approve(ask(member, "ENFP"));
        withdraw(member);
        approve(ask(member, "ISTP"));

        await().untilAsserted(() ->
                assertThat(
                                published.ofKey(
                                        Topics.PROFILE_CHANGE, member.id(), ProfileChanged.class))
                        .extracting(
                                ProfileChanged::kind,
                                ProfileChanged::revision,
                                ProfileChanged::mbti)
                        .containsExactly(
                                tuple(Kind.REGISTERED, 1L, "INFP"),
                                tuple(Kind.UPDATED, 2L, "ENFP"),
                                tuple(Kind.WITHDRAWN, 3L, null),
                                tuple(Kind.REGISTERED, 4L, "ISTP")));
    }

    @Test
    void approvedContentIsTheProfile() {
        var member = api.signUp("김하늘");
        assertThat(api.call(GET, "/api/v1/profiles/me", member.token(), null)).hasStatus(404);

        approve(ask(member, "INFP"));

        var profile = api.body(api.call(GET, "/api/v1/profiles/me", member.token(), null));
        assertThat(profile.get("mbti").asString()).isEqualTo("INFP");
        assertThat(profile.get("hobbies").get(0).asString()).isEqualTo("hiking");
    }

    @Test
    void withdrawalTakesTheRequestThatWaitsWithIt() {
        var member = api.signUp("김하늘");
        approve(ask(member, "INFP"));
        long update = ask(member, "ENFP");

        withdraw(member);

        assertThat(api.call(POST, decision(update, "approval"), api.admin().token(), null))
                .hasStatus(409);
        assertThat(api.call(GET, "/api/v1/profiles/me", member.token(), null)).hasStatus(404);
    }

    @Test
    void requestCanBeWithdrawnBeforeThereIsAProfile() {
        var member = api.signUp("김하늘");
        long request = ask(member, "INFP");

        withdraw(member);

        assertThat(api.call(POST, decision(request, "approval"), api.admin().token(), null))
                .hasStatus(409);
        ask(member, "ENFP");
    }

    private void withdraw(Api.Member member) {
        assertThat(api.call(DELETE, "/api/v1/profiles/me", member.token(), null)).hasStatus(204);
    }

    @Test
    void secondRequestWaitsForTheFirstOnesDecision() {
        var member = api.signUp("김하늘");
        ask(member, "INFP");

        assertThat(api.call(POST, "/api/v1/profile-requests", member.token(), form("ESTJ")))
                .hasStatus(409);
    }

    @Test
    void nobodyApprovesItsOwnRequest() {
        var admin = api.admin();
        long id = ask(admin, "INFP");

        assertThat(api.call(POST, decision(id, "approval"), admin.token(), null)).hasStatus(409);

        reject(id);
    }

    @Test
    void requestIsDecidedOnce() {
        long id = ask(api.signUp("김하늘"), "INFP");
        approve(id);

        assertThat(api.call(POST, decision(id, "approval"), api.admin().token(), null))
                .hasStatus(409);
    }

    private long ask(Api.Member member, String mbti) {
        var request = api.created("/api/v1/profile-requests", member.token(), form(mbti));
        assertThat(request.get("status").asString()).isEqualTo("PENDING");
        return request.get("id").asLong();
    }

    private void approve(long id) {
        assertThat(api.call(POST, decision(id, "approval"), api.admin().token(), null))
                .hasStatus(204);
    }

    private void reject(long id) {
        var body = "{\"reason\": \"not yet\"}";
        assertThat(api.call(POST, decision(id, "rejection"), api.admin().token(), body))
                .hasStatus(204);
    }

    private static String decision(long id, String decision) {
        return "/api/v1/profile-requests/%d/%s".formatted(id, decision);
    }

    private static String form(String mbti) {
        return """
        {"hobbies": ["hiking", "hiking"], "interests": ["science"], "mbti": "%s",
         "region": "Seoul", "introduction": "안녕하세요."}
        """
                .formatted(mbti);
    }
}
