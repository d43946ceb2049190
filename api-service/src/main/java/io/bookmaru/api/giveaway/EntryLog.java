package io.bookmaru.api.giveaway;

import io.bookmaru.events.GiveawayEntered;
import io.bookmaru.events.GiveawayEntered.Kind;
import io.bookmaru.events.Topics;
import io.bookmaru.http.OverloadedException;
import io.bookmaru.publisher.EventIds;
import io.bookmaru.publisher.EventLog;
import io.bookmaru.publisher.EventLogs;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/// Where entries are made: the log is the queue. An entry is confirmed when Kafka has it.
@Component
class EntryLog implements DisposableBean {
    private static final Logger logger = LoggerFactory.getLogger(EntryLog.class);

    /// Thousands fail together, and of one cause.
    private static final Duration TELL_AT_MOST_EVERY = Duration.ofSeconds(1);

    private final EventLog log;
    private final GiveawayProperties properties;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Timer confirmed;
    private final Counter unconfirmed;
    private final AtomicReference<Instant> toldAt = new AtomicReference<>(Instant.MIN);

    EntryLog(EventLogs logs, GiveawayProperties properties, Clock clock, MeterRegistry meters) {
        this.log = logs.open(Topics.GIVEAWAY_ENTERED, properties.deliveryTimeout());
        this.properties = properties;
        this.clock = clock;
        this.meters = meters;
        this.confirmed = meters.timer("bookmaru.giveaway.confirmed");
        this.unconfirmed = meters.counter("bookmaru.giveaway.unconfirmed");
    }

    /// Returns when the entry is in the log. A repeat does no harm, there or here.
    ///
    /// @throws OverloadedException when Kafka has not confirmed it in time; nothing is promised,
    ///   and it may be in the log all the same
    void append(Giveaway giveaway, long memberId) {
        var sent = Timer.start(meters);
        var event =
                new GiveawayEntered(
                        EventIds.next(), clock.instant(), giveaway.id(), Kind.ENTERED, memberId);
        try {
            // Kafka gives up by itself after that time; the second is for what it does then.
            log.append(Long.toString(giveaway.id()), event)
                    .get(properties.deliveryTimeout().toMillis() + 1_000, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw unconfirmed(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OverloadedException("The service is stopping");
        }
        // The marker that ends the giveaway may have come first, if this thread was held up.
        var sure = giveaway.closesAt().plus(properties.deliveryTimeout());
        if (clock.instant().isAfter(sure))
            throw unconfirmed(new TimeoutException("acknowledged after " + sure));
        sent.stop(confirmed);
    }

    private OverloadedException unconfirmed(Throwable cause) {
        unconfirmed.increment();
        var now = clock.instant();
        var last = toldAt.get();
        if (!now.isBefore(last.plus(TELL_AT_MOST_EVERY)) && toldAt.compareAndSet(last, now))
            logger.warn("Entries are not confirmed: {}", cause.toString());
        return new OverloadedException("The entry could not be confirmed in time");
    }

    @Override
    public void destroy() {
        log.close();
    }
}
