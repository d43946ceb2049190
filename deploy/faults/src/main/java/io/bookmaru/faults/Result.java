package io.bookmaru.faults;

import io.bookmaru.faults.check.Findings;
import io.bookmaru.faults.check.Findings.Kind;
import io.bookmaru.faults.workload.Outcome;
import io.bookmaru.faults.workload.Tally;
import java.time.Duration;
import java.util.Optional;

/// What became of one row.
///
/// @param recovery empty when it took longer than the row allows to wait
record Result(
        Fault fault,
        Evidence evidence,
        Tally tally,
        int events,
        Findings findings,
        Optional<Duration> recovery,
        Duration took) {

    boolean survived() {
        return findings.isEmpty()
                && evidence.count() > 0
                && tally.events() >= events
                && recovery.isPresent()
                && recovery.get().compareTo(fault.recovery()) <= 0;
    }

    /// Whether the site is not whole after it.
    boolean brokeOff() {
        return findings.of(Kind.BROKE_OFF) > 0;
    }

    long unknown() {
        return tally.of(Outcome.UNKNOWN);
    }

    String seconds() {
        return recovery.map(r -> "%.1f s".formatted(r.toMillis() / 1e3)).orElse("never");
    }
}
