package io.bookmaru.consumer.deadletter;

import io.bookmaru.http.Caller;
import io.bookmaru.http.NotFoundException;
import io.bookmaru.http.Page;
import io.bookmaru.http.Paging;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/admin/${bookmaru.service}/dead-letters")
class DeadLetterController {
    private static final int USUAL_LIMIT = 1_000;

    private final DeadLetterList list;
    private final ReplayDeadLetter replayDeadLetter;
    private final ReplayDeadLetters replayDeadLetters;
    private final DiscardDeadLetter discardDeadLetter;

    DeadLetterController(
            DeadLetterList list,
            ReplayDeadLetter replayDeadLetter,
            ReplayDeadLetters replayDeadLetters,
            DiscardDeadLetter discardDeadLetter) {
        this.list = list;
        this.replayDeadLetter = replayDeadLetter;
        this.replayDeadLetters = replayDeadLetters;
        this.discardDeadLetter = discardDeadLetter;
    }

    /// @param force one more try for a letter that is parked
    record ReplayForm(@Nullable Boolean force) {}

    /// @param from the last failure was then or later
    /// @param to and before this
    /// @param limit of letters to replay; 1,000 when absent
    /// @param dryRun whether only to count; true when absent
    record BulkReplayForm(
            @Nullable String topic,
            @Nullable Reason reason,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable @Min(1) @Max(10_000) Integer limit,
            @Nullable Boolean dryRun) {

        ReplayDeadLetters.Order order() {
            return new ReplayDeadLetters.Order(topic, reason, from, to);
        }
    }

    /// @param matching before anything was replayed
    record BulkReplay(long matching, int replayed, boolean dryRun) {}

    @GetMapping
    Page<DeadLetter> list(
            @RequestParam(required = false) @Nullable State state,
            @RequestParam(required = false) @Nullable String topic,
            @RequestParam(required = false) @Nullable Reason reason,
            Paging paging) {
        var states = state == null ? State.OPEN : Set.of(state);
        var filter = new DeadLetterList.Filter(states, topic, reason);
        return Page.of(list.page(filter, paging), paging, list.count(filter));
    }

    @GetMapping("/{id}")
    OpenedDeadLetter open(@PathVariable long id) {
        return list.open(id).orElseThrow(() -> NotFoundException.of("dead letter", id));
    }

    @PostMapping("/{id}/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    DeadLetter replay(
            Caller caller,
            @PathVariable long id,
            @RequestBody(required = false) @Nullable ReplayForm form) {
        var force = form != null && Boolean.TRUE.equals(form.force());
        return replayDeadLetter.replay(id, force, caller.memberId());
    }

    @PostMapping("/replay")
    BulkReplay replay(Caller caller, @Valid @RequestBody BulkReplayForm form) {
        var matching = replayDeadLetters.matching(form.order());
        if (!Boolean.FALSE.equals(form.dryRun())) return new BulkReplay(matching, 0, true);
        var limit = form.limit() == null ? USUAL_LIMIT : form.limit();
        var replayed = replayDeadLetters.replay(form.order(), limit, caller.memberId());
        return new BulkReplay(matching, replayed, false);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discard(Caller caller, @PathVariable long id) {
        discardDeadLetter.discard(id, caller.memberId());
    }
}
