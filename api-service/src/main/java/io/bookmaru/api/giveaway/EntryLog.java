package io.bookmaru.api.giveaway;

import io.bookmaru.events.GiveawayEntered;
import io.bookmaru.events.GiveawayEntered.Kind;
import io.bookmaru.events.Topics;
import io.bookmaru.http.OverloadedException;
import io.bookmaru.publisher.EventIds;
import io.bookmaru.publisher.EventLog;
import io.bookmaru.publisher.EventLogs;
import java.time.Clock;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/// Where entries are made: the log is the queue. An entry is confirmed when Kafka has it.
@Component
class EntryLog implements DisposableBean {
    private final EventLog log;
    private final GiveawayProperties properties;
    private final Clock clock;

    EntryLog(EventLogs logs, GiveawayProperties properties, Clock clock) {
        this.log = logs.open(Topics.GIVEAWAY_ENTERED, properties.deliveryTimeout());
        this.properties = properties;
        this.clock = clock;
    }

    /// Returns when the entry is in the log. A repeat does no harm, there or here.
    ///
    /// @throws OverloadedException when Kafka has not confirmed it in time; nothing is promised
    void append(Giveaway giveaway, long memberId) {
        var event =
                new GiveawayEntered(
                        EventIds.next(), clock.instant(), giveaway.id(), Kind.ENTERED, memberId);
        try {
            // Kafka gives up by itself after that time; the second is for what it does then.
            log.append(Long.toString(giveaway.id()), event)
                    .get(properties.deliveryTimeout().toMillis() + 1_000, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new OverloadedException("The entry could not be confirmed in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OverloadedException("The service is stopping");
        }
        // The marker that ends the giveaway may have come first, if this thread was held up.
        var sure = giveaway.closesAt().plus(properties.deliveryTimeout());
        if (clock.instant().isAfter(sure))
            throw new OverloadedException("The entry could not be confirmed in time");
    }

    @Override
    public void destroy() {
        log.close();
    }
}
