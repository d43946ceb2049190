package io.bookmaru.push.subscription;

import io.bookmaru.consumer.erasure.ErasedSubjects;
import io.bookmaru.events.ErasureConfirmed.Kind;
import io.bookmaru.push.member.MemberLock;
import io.bookmaru.push.subscription.SubscriptionOutcome.Subscribed;
import io.bookmaru.push.subscription.SubscriptionOutcome.Unsubscribed;
import io.bookmaru.push.webpush.VapidKeys;
import java.time.Instant;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Gives a browser to a member, or takes it back. What comes after something newer for the same
/// browser changes nothing.
@Component
class BindBrowser {
    private static final String LATE =
            "request: older than another for this browser, or than 30 days";
    private static final int MOST = 50;
    private static final String TOO_MANY =
            "subscriptions: %d (expected: fewer, for another browser)".formatted(MOST);
    private static final String FOREIGN =
            "endpoint: another member's, and these are not the keys of that browser";

    private final NewestRequests newest;
    private final Subscriptions subscriptions;
    private final ErasedSubjects erased;
    private final MemberLock lock;
    private final VapidKeys vapid;
    private final ApplicationEventPublisher events;

    BindBrowser(
            NewestRequests newest,
            Subscriptions subscriptions,
            ErasedSubjects erased,
            MemberLock lock,
            VapidKeys vapid,
            ApplicationEventPublisher events) {
        this.newest = newest;
        this.subscriptions = subscriptions;
        this.erased = erased;
        this.lock = lock;
        this.vapid = vapid;
        this.events = events;
    }

    /// An endpoint is the browser's, whoever is logged in there, so it may be another member's by
    /// now. Whoever only knows the endpoint cannot take it: the same browser has the same `auth`.
    ///
    /// A member has no more browsers than one could mean: each costs a delivery for each
    /// notification, and nobody says of an invented one that it is gone.
    @Transactional(propagation = Propagation.MANDATORY)
    Applied bind(long memberId, NewBrowser browser, Instant requestedAt) {
        var address = browser.address();
        if (erased.includeAnyOf(Kind.MEMBER, memberId)) return Applied.refused("member: erased");
        lock.take(memberId);
        if (!newest.admit(address.endpoint(), requestedAt))
            return Applied.withoutEnd(answerLate(memberId, address));
        var known = subscriptions.find(address.endpoint());
        var foreign = known.filter(other -> other.memberId() != memberId);
        if (foreign.isPresent() && !foreign.get().address().hasAuth(address.auth()))
            return Applied.refused(FOREIGN);
        var own = known.filter(same -> same.memberId() == memberId);
        if (own.isEmpty() && subscriptions.countOf(memberId) >= MOST)
            return Applied.refused(TOO_MANY);
        var bound = subscriptions.bind(memberId, address, keyId(browser, known));
        events.publishEvent(bound);
        return new Applied(
                new Subscribed(bound.subscriptionId()),
                foreign.map(Subscription::ended).orElse(null));
    }

    /// A page that does not say has either just subscribed its browser, with the key that it was
    /// told of, or has one that subscribed before and is known.
    private String keyId(NewBrowser browser, Optional<Subscription> known) {
        var said = Optional.ofNullable(browser.applicationServerKey()).flatMap(vapid::ofPublicKey);
        if (said.isPresent()) return said.get().id();
        return known.filter(same -> same.address().hasAuth(browser.address().auth()))
                .map(Subscription::keyId)
                .orElseGet(() -> vapid.current().id());
    }

    /// Answered in the same way whether or not the member had this browser.
    @Transactional(propagation = Propagation.MANDATORY)
    Applied release(long memberId, String endpoint, Instant requestedAt) {
        if (!newest.admit(endpoint, requestedAt)) return Applied.withoutEnd(new Unsubscribed());
        var own = subscriptions.find(endpoint).filter(known -> known.memberId() == memberId);
        own.ifPresent(known -> subscriptions.remove(known.id()));
        return new Applied(new Unsubscribed(), own.map(Subscription::ended).orElse(null));
    }

    /// The member may have asked again meanwhile, and got what this request is about.
    private SubscriptionOutcome answerLate(long memberId, PushAddress address) {
        return subscriptions
                .find(address.endpoint())
                .filter(known -> known.memberId() == memberId && known.address().equals(address))
                .<SubscriptionOutcome>map(known -> new Subscribed(known.id()))
                .orElseGet(() -> new SubscriptionOutcome.Refused(LATE));
    }
}
