package io.bookmaru.api.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.POST;

import io.bookmaru.api.testing.Api;
import io.bookmaru.api.testing.ApiIT;
import io.bookmaru.api.testing.PublishedEvents;
import io.bookmaru.api.testing.PushServiceStandIn;
import io.bookmaru.endpoint.HostileEndpoints;
import io.bookmaru.events.SubscriptionRequested;
import io.bookmaru.events.Topics;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/// Whoever answers in the place of push-service here grants everything.
@ApiIT
class HostileEndpointsIT {
    private static final Map<String, String> KEYS =
            Map.of(
                    "auth", "BTBZMqHH6r4Tts7J_aSIgg",
                    "p256dh",
                            "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4");

    @Autowired private Api api;
    @Autowired private PublishedEvents published;
    @Autowired private ApplicationContext service;
    @Autowired private JsonMapper json;

    @Test
    void areRefusedBeforeAnybodyIsAsked() throws Exception {
        var member = api.signUp("김하늘");
        var hostile = HostileEndpoints.all(8084);
        assertThat(hostile).hasSizeGreaterThanOrEqualTo(150).doesNotHaveDuplicates();

        long accepted;
        int good;
        try (var _ = new PushServiceStandIn(service)) {
            accepted = hostile.stream().filter(endpoint -> status(member, endpoint) != 400).count();
            good = status(member, "https://fcm.googleapis.com/x");
        }

        assertThat(accepted).isZero();
        assertThat(good).isEqualTo(201);
        assertThat(
                        published.ofKey(
                                Topics.SUBSCRIPTION_REQUEST,
                                member.id(),
                                SubscriptionRequested.class))
                .extracting(SubscriptionRequested::endpoint)
                .containsOnly("https://fcm.googleapis.com/x");
        System.out.printf(
                "FIGURE %d hostile endpoints over HTTP: %d accepted, none asked for in Kafka%n",
                hostile.size(), accepted);
    }

    private int status(Api.Member member, String endpoint) {
        var body = json.writeValueAsString(Map.of("endpoint", endpoint, "keys", KEYS));
        return api.call(POST, "/api/v1/push/subscriptions", member.token(), body)
                .getResponse()
                .getStatus();
    }
}
