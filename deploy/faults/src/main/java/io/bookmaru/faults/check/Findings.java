package io.bookmaru.faults.check;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What is wrong after a fault, counted, with the first few described.
public final class Findings {
    private static final int DESCRIBED = 12;

    private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);
    private final List<String> descriptions = new ArrayList<>();
    private long rawDuplicates;

    public enum Kind {
        /// Acknowledged, and not there.
        LOST,
        /// There, and nobody asked for it.
        INVENTED,
        /// Happened more than once.
        DOUBLED,
        /// An older change came to the topic after a newer one.
        OUT_OF_ORDER,
        /// A consumer's state is not what the events make.
        WRONG_STATE,
        /// It has not come to rest: entries in an outbox, lag, dead letters.
        UNSETTLED,
        /// The row could not be run to its end.
        BROKE_OFF
    }

    public void add(Kind kind, String description, Object... values) {
        counts.merge(kind, 1L, Long::sum);
        if (descriptions.size() < DESCRIBED)
            descriptions.add(kind + ": " + description.formatted(values));
    }

    /// The same event more than once on its topic: allowed, but worth knowing.
    public void addRawDuplicate() {
        rawDuplicates++;
    }

    public long of(Kind kind) {
        return counts.getOrDefault(kind, 0L);
    }

    public long rawDuplicates() {
        return rawDuplicates;
    }

    public boolean isEmpty() {
        return counts.isEmpty();
    }

    public List<String> descriptions() {
        return List.copyOf(descriptions);
    }
}
