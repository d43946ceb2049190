package io.bookmaru.push.subscription;

import io.bookmaru.consumer.erasure.ErasedSubjects;
import io.bookmaru.events.ErasureConfirmed.Kind;
import io.bookmaru.push.member.MemberLock;
import io.bookmaru.push.webpush.VapidKey;
import io.bookmaru.push.webpush.VapidKeys;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Moves a subscription to the address that its browser has now. It stays the same subscription, so
/// what waits for it goes to the new address. Requests from before, for either address, are late
/// from now on.
@Component
class ReplaceSubscription {
    private final Subscriptions subscriptions;
    private final NewestRequests newest;
    private final ErasedSubjects erased;
    private final MemberLock lock;
    private final VapidKeys vapid;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ReplaceSubscription(
            Subscriptions subscriptions,
            NewestRequests newest,
            ErasedSubjects erased,
            MemberLock lock,
            VapidKeys vapid,
            ApplicationEventPublisher events,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.newest = newest;
        this.erased = erased;
        this.lock = lock;
        this.vapid = vapid;
        this.events = events;
        this.clock = clock;
    }

    /// @return false when there is no such subscription, or the secret is not its own, or the new
    ///   address is somebody else's; true also when this has been done before
    @Transactional
    boolean replace(OldSubscription claimed, NewBrowser browser) {
        var found = find(claimed);
        if (found.isEmpty()) return isDone(claimed, browser);
        if (erased.includeAnyOf(Kind.MEMBER, found.get().memberId())) return false;
        lock.take(found.get().memberId());
        admitBoth(claimed.endpoint(), browser.address().endpoint());
        return find(claimed)
                .filter(old -> old.memberId() == found.get().memberId())
                .filter(old -> isFree(browser.address(), old))
                .map(old -> move(old, claimed, browser))
                .orElse(false);
    }

    private Optional<Subscription> find(OldSubscription claimed) {
        return subscriptions
                .find(claimed.endpoint())
                .filter(old -> old.address().hasAuth(claimed.auth()));
    }

    private boolean isDone(OldSubscription claimed, NewBrowser browser) {
        return subscriptions
                .find(browser.address().endpoint())
                .filter(known -> known.address().equals(browser.address()))
                .flatMap(known -> subscriptions.replacedHash(known.id()))
                .filter(hash -> MessageDigest.isEqual(hash, claimed.hash()))
                .isPresent();
    }

    /// In one order, so that two replacements do not wait for each other. Whether there was a newer
    /// request is seen by what it has left.
    private void admitBoth(String oldEndpoint, String newEndpoint) {
        Stream.of(oldEndpoint, newEndpoint)
                .distinct()
                .sorted()
                .forEach(endpoint -> newest.admit(endpoint, clock.instant()));
    }

    /// Its page may have been quicker.
    private boolean isFree(PushAddress address, Subscription old) {
        return subscriptions
                .find(address.endpoint())
                .filter(known ->
                        known.memberId() != old.memberId()
                                || !known.address().hasAuth(address.auth()))
                .isEmpty();
    }

    private boolean move(Subscription old, OldSubscription claimed, NewBrowser browser) {
        subscriptions
                .find(browser.address().endpoint())
                .filter(quicker -> quicker.id() != old.id())
                .ifPresent(quicker -> subscriptions.remove(quicker.id()));
        var keyId =
                Optional.ofNullable(browser.applicationServerKey())
                        .flatMap(vapid::ofPublicKey)
                        .map(VapidKey::id)
                        .orElse(old.keyId());
        subscriptions.move(old.id(), browser.address(), keyId, claimed.hash());
        events.publishEvent(new SubscriptionBound(old.id(), old.memberId(), old.bindingVersion()));
        return true;
    }
}
