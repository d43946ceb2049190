package io.bookmaru.push.delivery;

import io.bookmaru.push.member.MemberLock;
import io.bookmaru.push.member.Members;
import io.bookmaru.push.member.QuietHoursChanged;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Puts off what is due in a member's quiet hours until they end. If these change, or the member's
/// time zone does, it is looked at again.
@Component
class HoldWhileQuiet {
    private final Deliveries deliveries;
    private final Members members;
    private final MemberLock lock;
    private final TransactionOperations transactions;
    private final Clock clock;

    HoldWhileQuiet(
            Deliveries deliveries,
            Members members,
            MemberLock lock,
            TransactionOperations transactions,
            Clock clock) {
        this.deliveries = deliveries;
        this.members = members;
        this.lock = lock;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// Excludes a change of the quiet hours, which would miss a delivery that is held by the old
    /// ones at the same moment.
    ///
    /// @return false when it may be sent
    boolean hold(DueDelivery delivery) {
        var memberId = delivery.wishes().memberId();
        if (quietUntil(memberId).isEmpty()) return false;
        return Boolean.TRUE.equals(
                transactions.execute(_ -> {
                    lock.take(memberId);
                    var end = quietUntil(memberId);
                    end.ifPresent(until -> deliveries.hold(delivery, until));
                    return end.isPresent();
                }));
    }

    @EventListener
    void on(QuietHoursChanged changed) {
        lock.take(changed.memberId());
        deliveries.release(changed.memberId());
    }

    private Optional<Instant> quietUntil(long memberId) {
        return members.get(memberId).quietUntil(clock.instant());
    }
}
