package io.bookmaru.api.giveaway;

import io.bookmaru.events.GiveawayEntered;
import io.bookmaru.events.GiveawayEntered.Kind;
import io.bookmaru.events.Topics;
import io.bookmaru.publisher.EventIds;
import io.bookmaru.publisher.EventLogs;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Records of a giveaway that no request has written.
record AppendedEntries(EventLogs logs) {

    void enter(long giveaway, long member) {
        append(giveaway, Kind.ENTERED, member);
    }

    void close(long giveaway) {
        append(giveaway, Kind.CLOSED, null);
    }

    private void append(long giveaway, Kind kind, @Nullable Long member) {
        try (var log = logs.open(Topics.GIVEAWAY_ENTERED, Duration.ofSeconds(10))) {
            log.append(
                            Long.toString(giveaway),
                            new GiveawayEntered(
                                    EventIds.next(), Instant.now(), giveaway, kind, member))
                    .join();
        }
    }
}
