package io.bookmaru.push.delivery;

import io.bookmaru.push.notification.NotificationCreated;
import io.bookmaru.push.subscription.SubscriptionBound;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/// Claims what is due and has it delivered, a limited number at a time. Any number of instances may
/// run it.
@Component
class DeliverySender implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(DeliverySender.class);

    private final Deliveries deliveries;
    private final DeliverPush deliverPush;
    private final DeliveryProperties properties;
    private final Clock clock;
    private final Semaphore free;
    private final Semaphore wakeUp = new Semaphore(0);
    private volatile @Nullable Thread thread;

    DeliverySender(
            Deliveries deliveries,
            DeliverPush deliverPush,
            DeliveryProperties properties,
            Clock clock) {
        this.deliveries = deliveries;
        this.deliverPush = deliverPush;
        this.properties = properties;
        this.clock = clock;
        this.free = new Semaphore(properties.inFlight());
    }

    @TransactionalEventListener({NotificationCreated.class, SubscriptionBound.class})
    void wake() {
        if (wakeUp.availablePermits() == 0) wakeUp.release();
    }

    @Override
    public void start() {
        var sender = Thread.ofPlatform().name("delivery-sender").unstarted(this::sendUntilStopped);
        thread = sender;
        sender.start();
    }

    /// Returns when what is in flight has been recorded.
    @Override
    public void stop() {
        var running = thread;
        thread = null;
        if (running == null) return;
        wake();
        try {
            running.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void sendUntilStopped() {
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            while (isRunning()) {
                if (sendDue(workers) == 0) awaitWakeUp();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Waits until something may be sent at all.
    ///
    /// @return how many deliveries were begun
    private int sendDue(ExecutorService workers) throws InterruptedException {
        free.acquire();
        var room = 1 + free.drainPermits();
        var due = claim(room);
        free.release(room - due.size());
        due.forEach(delivery -> workers.execute(() -> send(delivery)));
        return due.size();
    }

    private List<DueDelivery> claim(int limit) {
        try {
            return deliveries.claim(limit, clock.instant().plus(properties.lease()));
        } catch (RuntimeException e) {
            log.warn(
                    "No deliveries claimed, next try in {}: {}",
                    properties.pollInterval(),
                    e.toString());
            return List.of();
        }
    }

    /// One that fails for an unforeseen reason is tried again when its lease has ended.
    private void send(DueDelivery delivery) {
        try {
            deliverPush.deliver(delivery);
        } catch (RuntimeException e) {
            log.error("Push {} neither sent nor recorded", delivery.id(), e);
        } finally {
            free.release();
        }
    }

    private void awaitWakeUp() throws InterruptedException {
        if (wakeUp.tryAcquire(properties.pollInterval().toMillis(), TimeUnit.MILLISECONDS)) {
            wakeUp.drainPermits();
        }
    }
}
