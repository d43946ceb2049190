package io.bookmaru.push.delivery;

import io.bookmaru.push.notification.NotificationCreated;
import io.bookmaru.push.subscription.SubscriptionBound;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Plans deliveries, in the transaction that gives the reason for them.
@Component
class AddDeliveries {
    private final Deliveries deliveries;

    AddDeliveries(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @EventListener
    void on(NotificationCreated created) {
        deliveries.lockMember(created.memberId());
        deliveries.addForEachBrowser(created);
    }

    @EventListener
    void on(SubscriptionBound bound) {
        deliveries.lockMember(bound.memberId());
        deliveries.addWelcome(bound);
    }
}
