package io.bookmaru.faults.workload;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/// How many requests were answered how.
public final class Tally {
    private final Map<Outcome, LongAdder> outcomes = new ConcurrentHashMap<>();
    private final Map<Integer, LongAdder> statuses = new ConcurrentHashMap<>();
    private final LongAdder events = new LongAdder();

    void count(Answer answer) {
        outcomes.computeIfAbsent(answer.outcome(), _ -> new LongAdder()).increment();
        statuses.computeIfAbsent(answer.status(), _ -> new LongAdder()).increment();
    }

    /// An acknowledged request that makes an event.
    void countEvent() {
        events.increment();
    }

    public long events() {
        return events.sum();
    }

    public long of(Outcome outcome) {
        return outcomes.getOrDefault(outcome, new LongAdder()).sum();
    }

    /// Status codes that are not 2xx, and 0 for none, with how often.
    public Map<Integer, Long> failures() {
        var failures = new TreeMap<Integer, Long>();
        statuses.forEach((status, count) -> {
            if (status / 100 != 2) failures.put(status, count.sum());
        });
        return failures;
    }
}
