package io.bookmaru.publisher;

import io.bookmaru.http.Caller;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// What waits in the outbox and why. Failures are those that this instance has met.
@RestController
@RequestMapping("/api/v1/admin/${bookmaru.service}/outbox")
class OutboxController {
    private final OutboxEntries entries;
    private final RelayFailures failures;
    private final Refusals refusals;
    private final DiscardEntry discardEntry;

    OutboxController(
            OutboxEntries entries,
            RelayFailures failures,
            Refusals refusals,
            DiscardEntry discardEntry) {
        this.entries = entries;
        this.failures = failures;
        this.refusals = refusals;
        this.discardEntry = discardEntry;
    }

    /// @param waiting entries
    /// @param oldestAgeSeconds 0 when none waits
    /// @param relaying whether nothing was down at the last try
    /// @param lastFailure that stopped the whole relay; it may be over
    /// @param oldest of each topic and shard
    record OutboxState(
            long waiting,
            double oldestAgeSeconds,
            boolean relaying,
            RelayFailures.@Nullable Failure lastFailure,
            List<Oldest> oldest) {}

    /// @param refusal if it is what its shard waits for
    record Oldest(WaitingEntry entry, @Nullable Refusal refusal) {}

    @GetMapping
    OutboxState show() {
        var oldest =
                entries.oldestOfEach().stream()
                        .map(entry -> new Oldest(entry, refusals.of(entry.id()).orElse(null)))
                        .toList();
        return new OutboxState(
                entries.count(),
                entries.oldestAgeSeconds(),
                failures.pause().isZero(),
                failures.last().orElse(null),
                oldest);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discard(Caller caller, @PathVariable long id) {
        discardEntry.discard(id, caller.memberId());
    }
}
