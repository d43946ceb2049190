package io.bookmaru.push.delivery;

import io.bookmaru.push.subscription.SubscriptionEnded;
import io.bookmaru.push.webpush.WebPushProperties;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// Drops what waits for a member in a browser that has left it, and returns when nothing of that is
/// being sent any more.
///
/// The update waits for whoever has just claimed one of them, and then leaves it to its sender. So
/// afterwards each is dropped, or known to be in flight.
@Component
class EndDeliveries {
    private static final Logger log = LoggerFactory.getLogger(EndDeliveries.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

    /// For the record of what has been sent.
    private static final Duration MARGIN = Duration.ofSeconds(1);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Duration longest;
    private final TransactionTemplate ownTransaction;

    EndDeliveries(
            JdbcClient jdbc,
            WebPushProperties client,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.longest = client.timeout().plus(MARGIN);
        this.ownTransaction = new TransactionTemplate(transactions);
        ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @EventListener
    void on(SubscriptionEnded ended) {
        ownTransaction.executeWithoutResult(_ -> drop(ended));
        var start = System.nanoTime();
        while (isAnyInFlight(ended)) {
            if (System.nanoTime() - start > longest.toNanos()
                    || Thread.currentThread().isInterrupted()) {
                log.warn("A sender does not say what became of a push {} ago", longest);
                return;
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    private void drop(SubscriptionEnded ended) {
        with(
                        ended,
                        """
                        update delivery d
                        set state = 'DROPPED', reason = 'unsubscribed', finished_at = :now
                        from notification n
                        where n.member_id = :memberId
                          and d.notification_id = n.id
                          and d.subscription_id = :subscriptionId
                          and d.binding_version <= :bindingVersion
                          and d.state = 'WAITING'
                          and not (d.attempts > 0 and d.reason is null and d.next_attempt_at > :now)
                        """)
                .update();
    }

    private boolean isAnyInFlight(SubscriptionEnded ended) {
        return with(
                        ended,
                        """
                        select exists (
                            select
                            from notification n
                            join delivery d on d.notification_id = n.id
                            where n.member_id = :memberId
                              and d.subscription_id = :subscriptionId
                              and d.binding_version <= :bindingVersion
                              and d.state = 'WAITING'
                              and d.attempts > 0
                              and d.reason is null
                              and d.next_attempt_at > :now)
                        """)
                .query(Boolean.class)
                .single();
    }

    private StatementSpec with(SubscriptionEnded ended, String sql) {
        return jdbc.sql(sql)
                .param("memberId", ended.memberId())
                .param("subscriptionId", ended.subscriptionId())
                .param("bindingVersion", ended.bindingVersion())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC));
    }
}
