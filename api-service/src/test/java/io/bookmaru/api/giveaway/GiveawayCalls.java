package io.bookmaru.api.giveaway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import io.bookmaru.api.testing.Api;
import io.bookmaru.testing.TestTokens;
import java.time.Instant;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/// Giveaways as members and admins call for them. A member is an id here: to enter, a token is
/// enough.
record GiveawayCalls(Api api) {

    long add(String mode, int quota, Instant opensAt, Instant closesAt) {
        var body =
                "{\"title\": \"그림책 나눔\", \"mode\": \"%s\", \"quota\": %d, \"opensAt\": \"%s\", \"closesAt\": \"%s\"}"
                        .formatted(mode, quota, opensAt, closesAt);
        return api.created("/api/v1/giveaways", api.admin().token(), body).get("id").asLong();
    }

    MvcTestResult enter(long giveaway, long member) {
        var path = "/api/v1/giveaways/%d/entries".formatted(giveaway);
        return api.call(POST, path, TestTokens.forMember(member), null);
    }

    JsonNode entered(long giveaway, long member) {
        var answer = enter(giveaway, member);
        assertThat(answer).hasStatus(202);
        return api.body(answer);
    }

    String status(long giveaway, long member) {
        return api.body(mine(giveaway, member)).get("status").asString();
    }

    MvcTestResult mine(long giveaway, long member) {
        var path = "/api/v1/giveaways/%d/entries/me".formatted(giveaway);
        return api.call(GET, path, TestTokens.forMember(member), null);
    }

    JsonNode get(long giveaway) {
        return api.body(api.call(GET, "/api/v1/giveaways/" + giveaway, "", null));
    }

    MvcTestResult draw(long giveaway) {
        var path = "/api/v1/giveaways/%d/draw".formatted(giveaway);
        return api.call(POST, path, api.admin().token(), null);
    }

    byte[] file(long giveaway) {
        var answer = api.call(GET, "/api/v1/giveaways/%d/draw".formatted(giveaway), "", null);
        assertThat(answer).hasStatus(200);
        return answer.getResponse().getContentAsByteArray();
    }
}
