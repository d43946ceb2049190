package io.bookmaru.push.delivery;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;

import io.bookmaru.push.notification.NotificationCreated;
import io.bookmaru.push.subscription.SubscriptionBound;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
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

/// Claims what is due and has it delivered, a limited number at a time, for each push service as
/// many as its lane has places. Any number of instances may run it.
@Component
class DeliverySender implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(DeliverySender.class);

    /// A claim is a commit. After one of fewer than these, the next waits for places to come free
    /// together.
    private static final int WORTH_A_CLAIM = 50;

    private static final Duration GATHERING = Duration.ofMillis(5);

    private final Deliveries deliveries;
    private final DeliverPush deliverPush;
    private final Lanes lanes;
    private final DeliveryProperties properties;
    private final Clock clock;
    private final Semaphore free;
    private final Semaphore wakeUp = new Semaphore(0);
    private volatile @Nullable Thread thread;

    /// Whether something was due at the last look that no lane had a place for.
    private boolean crowded;

    DeliverySender(
            Deliveries deliveries,
            DeliverPush deliverPush,
            Lanes lanes,
            DeliveryProperties properties,
            Clock clock) {
        this.deliveries = deliveries;
        this.deliverPush = deliverPush;
        this.lanes = lanes;
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
                var begun = sendDue(workers);
                if (begun == 0) awaitWakeUp();
                if (begun < WORTH_A_CLAIM) Thread.sleep(GATHERING);
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

    private List<DueDelivery> claim(int room) {
        var places = Map.<String, Integer>of();
        crowded = false;
        try {
            var origins = deliveries.originsDue();
            places = lanes.enter(shuffled(origins), room);
            crowded = places.size() < origins.size();
            if (places.isEmpty()) return List.of();
            var due = deliveries.claim(places, clock.instant().plus(properties.lease()));
            leaveUnused(places, due);
            return due;
        } catch (RuntimeException e) {
            leaveUnused(places, List.of());
            log.warn(
                    "No deliveries claimed, next try in {}: {}",
                    properties.pollInterval(),
                    e.toString());
            return List.of();
        }
    }

    /// So that it is not always the same ones that are served first.
    private static List<String> shuffled(List<String> origins) {
        var shuffled = new ArrayList<>(origins);
        Collections.shuffle(shuffled);
        return shuffled;
    }

    private void leaveUnused(Map<String, Integer> places, List<DueDelivery> due) {
        var used = due.stream().collect(groupingBy(DueDelivery::origin, summingInt(_ -> 1)));
        places.forEach((origin, entered) -> {
            var lane = lanes.of(origin);
            var sending = used.getOrDefault(origin, 0);
            lane.sending(sending);
            for (int i = sending; i < entered; i++) lane.leave();
        });
    }

    /// One that fails for an unforeseen reason is tried again when its lease has ended.
    private void send(DueDelivery delivery) {
        try {
            deliverPush.deliver(delivery);
        } catch (RuntimeException e) {
            log.error("Push {} neither sent nor recorded", delivery.id(), e);
        } finally {
            free.release();
            wake();
        }
    }

    /// Nobody tells when a lane's rate lets it have more.
    private void awaitWakeUp() throws InterruptedException {
        var time = crowded ? Lane.RATE_PERIOD : properties.pollInterval();
        if (wakeUp.tryAcquire(time.toMillis(), TimeUnit.MILLISECONDS)) {
            wakeUp.drainPermits();
        }
    }
}
