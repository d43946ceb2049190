package io.bookmaru.benchmarks.naive;

import io.bookmaru.events.ReactionChanged;
import io.bookmaru.events.Topics;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ReactionController {
    private final SaveReaction saveReaction;
    private final KafkaTemplate<String, ReactionChanged> kafka;
    private final Clock clock;

    ReactionController(
            SaveReaction saveReaction, KafkaTemplate<String, ReactionChanged> kafka, Clock clock) {
        this.saveReaction = saveReaction;
        this.kafka = kafka;
        this.clock = clock;
    }

    record ReactionRequest(@NotNull ReactionChanged.Kind kind) {}

    record ReactionView(long childId, long bookId, ReactionChanged.Kind kind, long revision) {}

    @PutMapping("/api/v1/children/{childId}/reactions/{bookId}")
    ReactionView react(
            @AuthenticationPrincipal Jwt caller,
            @PathVariable long childId,
            @PathVariable long bookId,
            @Valid @RequestBody ReactionRequest request)
            throws ExecutionException, InterruptedException {
        var saved =
                saveReaction.save(
                        Long.parseLong(caller.getSubject()), childId, bookId, request.kind());
        var event =
                new ReactionChanged(
                        UUID.randomUUID(),
                        clock.instant(),
                        childId,
                        bookId,
                        saved.kind(),
                        saved.revision());
        kafka.send(Topics.BOOK_LIKE, Long.toString(childId), event).get();
        return new ReactionView(childId, bookId, saved.kind(), saved.revision());
    }
}
