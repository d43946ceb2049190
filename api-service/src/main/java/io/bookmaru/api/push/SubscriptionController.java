package io.bookmaru.api.push;

import io.bookmaru.api.push.SubscriptionOutcome.Kept;
import io.bookmaru.api.push.SubscriptionOutcome.Refused;
import io.bookmaru.api.push.SubscriptionOutcome.Subscribed;
import io.bookmaru.api.push.SubscriptionOutcome.Unsubscribed;
import io.bookmaru.api.push.SubscriptionRequests.SubscriptionRequest;
import io.bookmaru.endpoint.EndpointPolicy;
import io.bookmaru.endpoint.EndpointVerdict;
import io.bookmaru.events.SubscriptionRequested;
import io.bookmaru.http.Caller;
import io.bookmaru.http.InvalidInputException;
import io.bookmaru.http.NotFoundException;
import io.bookmaru.publisher.EventIds;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/push")
class SubscriptionController {
    private static final String URL = "https?://\\S+";

    /// 65 bytes that begin with 4, an uncompressed point of P-256, in base64url.
    private static final String P256DH = "B[A-Za-z0-9_-]{86}=?";

    /// 16 bytes in base64url.
    private static final String AUTH = "[A-Za-z0-9_-]{22}(==)?";

    private final EndpointPolicy endpoints;
    private final AskPushService askPushService;
    private final SubscriptionRequests requests;
    private final Clock clock;

    SubscriptionController(
            EndpointPolicy endpoints,
            AskPushService askPushService,
            SubscriptionRequests requests,
            Clock clock) {
        this.endpoints = endpoints;
        this.askPushService = askPushService;
        this.requests = requests;
        this.clock = clock;
    }

    /// A browser's `PushSubscription` as JSON (Push API, W3C).
    ///
    /// @param applicationServerKey what its `options` have, base64url: the public key that it was
    ///   made for
    record SubscribeRequest(
            @NotNull @Size(max = 1024) @Pattern(regexp = URL) String endpoint,
            @Nullable Long expirationTime,
            @NotNull @Valid Keys keys,
            @Nullable @Pattern(regexp = P256DH) String applicationServerKey) {

        record Keys(
                @NotNull @Pattern(regexp = P256DH) String p256dh,
                @NotNull @Pattern(regexp = AUTH) String auth) {}
    }

    record UnsubscribeRequest(@NotNull @Size(max = 1024) @Pattern(regexp = URL) String endpoint) {}

    record Subscription(long id) {}

    /// push-service judges the endpoint too. Here nobody has to wait for it, nor be told that a
    /// request is kept that will be refused.
    @PostMapping("/subscriptions")
    ResponseEntity<Object> subscribe(Caller caller, @Valid @RequestBody SubscribeRequest request) {
        if (endpoints.judge(request.endpoint()) instanceof EndpointVerdict.Refused(String reason))
            throw new InvalidInputException("endpoint", reason);
        var key = request.applicationServerKey();
        return answer(
                askPushService.ask(
                        new SubscriptionRequested(
                                EventIds.next(),
                                clock.instant(),
                                EventIds.next(),
                                caller.memberId(),
                                SubscriptionRequested.Kind.SUBSCRIBE,
                                request.endpoint(),
                                withoutPadding(request.keys().p256dh()),
                                withoutPadding(request.keys().auth()),
                                key == null ? null : withoutPadding(key))));
    }

    @DeleteMapping("/subscriptions")
    ResponseEntity<Object> unsubscribe(
            Caller caller, @Valid @RequestBody UnsubscribeRequest request) {
        return answer(
                askPushService.ask(
                        new SubscriptionRequested(
                                EventIds.next(),
                                clock.instant(),
                                EventIds.next(),
                                caller.memberId(),
                                SubscriptionRequested.Kind.UNSUBSCRIBE,
                                request.endpoint(),
                                null,
                                null,
                                null)));
    }

    @GetMapping("/subscription-requests/{id}")
    SubscriptionRequest request(Caller caller, @PathVariable UUID id) {
        return requests.find(id, caller.memberId())
                .orElseThrow(() -> NotFoundException.of("subscription request", id));
    }

    private static ResponseEntity<Object> answer(SubscriptionOutcome outcome) {
        return switch (outcome) {
            case Subscribed(long id) ->
                    ResponseEntity.status(HttpStatus.CREATED).body(new Subscription(id));
            case Unsubscribed() -> ResponseEntity.noContent().build();
            case Refused(String reason) -> throw new InvalidInputException("endpoint", reason);
            case Kept(UUID id) ->
                    ResponseEntity.accepted()
                            .location(URI.create("/api/v1/push/subscription-requests/" + id))
                            .build();
        };
    }

    private static String withoutPadding(String base64url) {
        return base64url.replace("=", "");
    }
}
