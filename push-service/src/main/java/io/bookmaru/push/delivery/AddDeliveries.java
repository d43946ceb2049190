package io.bookmaru.push.delivery;

import io.bookmaru.push.member.MemberLock;
import io.bookmaru.push.notification.NotificationCreated;
import io.bookmaru.push.subscription.SubscriptionBound;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Plans deliveries, in the transaction that gives the reason for them.
@Component
class AddDeliveries {
    private final Deliveries deliveries;
    private final MemberLock lock;

    AddDeliveries(Deliveries deliveries, MemberLock lock) {
        this.deliveries = deliveries;
        this.lock = lock;
    }

    @EventListener
    void on(NotificationCreated created) {
        deliveries.addForEachBrowser(created);
    }

    @EventListener
    void on(SubscriptionBound bound) {
        lock.take(bound.memberId());
        deliveries.addWelcome(bound);
    }
}
