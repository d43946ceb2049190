package io.bookmaru.api.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import io.bookmaru.api.testing.Api;
import io.bookmaru.api.testing.ApiIT;
import io.bookmaru.api.testing.PublishedEvents;
import io.bookmaru.events.SubscriptionAnswered;
import io.bookmaru.events.SubscriptionAnswered.Outcome;
import io.bookmaru.events.SubscriptionRequested;
import io.bookmaru.events.Topics;
import io.bookmaru.publisher.EventIds;
import io.bookmaru.publisher.EventRecords;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// The test answers in the place of push-service.
@ApiIT
class SubscriptionsIT {
    @Autowired private Api api;
    @Autowired private PublishedEvents published;
    @Autowired private EventRecords records;
    @Autowired private KafkaTemplate<String, byte[]> kafka;

    @Test
    void subscribesWhenPushServiceAnswers() {
        var member = api.signUp("김하늘");

        var call = CompletableFuture.supplyAsync(() -> subscribe(member));
        answer(requestOf(member), Outcome.SUBSCRIBED, 9L, null);

        assertThat(call.join()).hasStatus(201);
        assertThat(api.body(call.join()).get("id").asLong()).isEqualTo(9);
    }

    @Test
    void refusalNamesTheEndpoint() {
        var member = api.signUp("김하늘");

        var call = CompletableFuture.supplyAsync(() -> subscribe(member));
        answer(requestOf(member), Outcome.REFUSED, null, "endpoint: not a push service");

        assertThat(call.join()).hasStatus(400);
        assertThat(api.body(call.join()).at("/errors/0/field").asString()).isEqualTo("endpoint");
    }

    @Test
    void unsubscribes() {
        var member = api.signUp("김하늘");

        var call =
                CompletableFuture.supplyAsync(() ->
                        api.call(
                                DELETE,
                                "/api/v1/push/subscriptions",
                                member.token(),
                                "{\"endpoint\": \"https://fcm.googleapis.com/x\"}"));
        answer(requestOf(member), Outcome.UNSUBSCRIBED, null, null);

        assertThat(call.join()).hasStatus(204);
    }

    @Test
    void replyToAnotherRequestIsNotTaken() {
        var member = api.signUp("김하늘");
        var other = api.signUp("이바다");

        var call = CompletableFuture.supplyAsync(() -> subscribe(member));
        var otherCall = CompletableFuture.supplyAsync(() -> subscribe(other));
        answer(requestOf(other), Outcome.SUBSCRIBED, 22L, null);
        answer(requestOf(member), Outcome.SUBSCRIBED, 11L, null);

        assertThat(api.body(call.join()).get("id").asLong()).isEqualTo(11);
        assertThat(api.body(otherCall.join()).get("id").asLong()).isEqualTo(22);
    }

    @Test
    void requestWithoutAnAnswerIsKeptSentAgainAndAnsweredLater() {
        var member = api.signUp("김하늘");

        var kept = subscribe(member);

        assertThat(kept).hasStatus(202);
        var location = kept.getResponse().getHeader("Location");
        assertThat(status(location, member)).isEqualTo("WAITING");
        await().until(() -> requestsOf(member).size() == 2);
        assertThat(requestsOf(member))
                .allSatisfy(r -> assertThat(location).endsWith("/" + r.requestId()));
        answer(requestOf(member), Outcome.SUBSCRIBED, 33L, null);
        await().until(() -> status(location, member).equals("SUBSCRIBED"));
        assertThat(api.call(GET, location, api.signUp("이바다").token(), null)).hasStatus(404);
    }

    private MvcTestResult subscribe(Api.Member member) {
        return api.call(
                POST,
                "/api/v1/push/subscriptions",
                member.token(),
                """
                {"endpoint": "https://fcm.googleapis.com/x", "expirationTime": null,
                 "keys": {"auth": "BTBZMqHH6r4Tts7J_aSIgg",
                          "p256dh": "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"}}
                """);
    }

    private String status(String location, Api.Member member) {
        return api.body(api.call(GET, location, member.token(), null)).get("status").asString();
    }

    private List<SubscriptionRequested> requestsOf(Api.Member member) {
        return published.ofKey(
                Topics.SUBSCRIPTION_REQUEST, member.id(), SubscriptionRequested.class);
    }

    private SubscriptionRequested requestOf(Api.Member member) {
        await().until(() -> !requestsOf(member).isEmpty());
        return requestsOf(member).getFirst();
    }

    private void answer(SubscriptionRequested request, Outcome outcome, Long id, String reason) {
        var answer =
                new SubscriptionAnswered(
                        EventIds.next(), Instant.now(), request.requestId(), outcome, id, reason);
        kafka.send(
                        records.record(
                                Topics.SUBSCRIPTION_RESPONSE,
                                request.requestId().toString(),
                                answer))
                .join();
    }
}
