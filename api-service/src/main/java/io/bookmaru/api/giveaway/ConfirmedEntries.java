package io.bookmaru.api.giveaway;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.springframework.stereotype.Component;

/// Who has entered, as far as this instance remembers, so that a repeat need not go to the log. To
/// forget one costs a record more and nothing else.
@Component
class ConfirmedEntries {
    private final Cache<Entry, Boolean> known;

    private record Entry(long giveawayId, long memberId) {}

    ConfirmedEntries(GiveawayProperties properties) {
        this.known = Caffeine.newBuilder().maximumSize(properties.remembered()).build();
    }

    void add(long giveawayId, long memberId) {
        known.put(new Entry(giveawayId, memberId), true);
    }

    boolean contains(long giveawayId, long memberId) {
        return known.getIfPresent(new Entry(giveawayId, memberId)) != null;
    }
}
