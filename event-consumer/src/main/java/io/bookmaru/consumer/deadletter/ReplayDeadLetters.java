package io.bookmaru.consumer.deadletter;

import io.bookmaru.consumer.audit.Audit;
import io.bookmaru.consumer.delivery.Routes;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

/// Replays many letters, in transactions of [#CHUNK]. When it fails half-way, what has been sent
/// stays sent and the rest still waits.
class ReplayDeadLetters {
    private static final int CHUNK = 100;

    private final DeadLetters deadLetters;
    private final DeadLetterList list;
    private final SendReplays sendReplays;
    private final Routes routes;
    private final Audit audit;
    private final TransactionOperations transactions;
    private final Clock clock;

    /// What is null selects nothing out.
    record Order(
            @Nullable String topic,
            @Nullable Reason reason,
            @Nullable Instant from,
            @Nullable Instant to) {}

    ReplayDeadLetters(
            DeadLetters deadLetters,
            DeadLetterList list,
            SendReplays sendReplays,
            Routes routes,
            Audit audit,
            TransactionOperations transactions,
            Clock clock) {
        this.deadLetters = deadLetters;
        this.list = list;
        this.sendReplays = sendReplays;
        this.routes = routes;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    long matching(Order order) {
        var selection = selection(order);
        return selection.topics().isEmpty() ? 0 : list.count(selection);
    }

    /// @param limit of letters, the oldest are taken
    /// @return how many were sent
    int replay(Order order, int limit, long memberId) {
        var selection = selection(order);
        if (selection.topics().isEmpty()) return 0;
        var replayed = 0;
        var lastId = 0L;
        while (replayed < limit) {
            var chunk = replayChunk(selection, lastId, Math.min(CHUNK, limit - replayed), memberId);
            if (chunk.isEmpty()) break;
            replayed += chunk.size();
            // A letter that fails again at once must not be met again here.
            lastId = chunk.getLast().id();
        }
        return replayed;
    }

    private ReplaySelection selection(Order order) {
        var topic = order.topic();
        if (topic != null && !routes.hasReplays(topic)) throw NoReplays.of(topic);
        var topics =
                topic != null
                        ? List.of(topic)
                        : list.topics().stream().filter(routes::hasReplays).toList();
        var lostBefore = clock.instant().minus(ReplaySelection.LOST_AFTER);
        return new ReplaySelection(topics, order.reason(), order.from(), order.to(), lostBefore);
    }

    private List<StoredRecord> replayChunk(
            ReplaySelection selection, long afterId, int max, long memberId) {
        return transactions.execute(_ -> {
            var chunk = deadLetters.startReplays(selection, afterId, max, clock.instant());
            if (chunk.isEmpty()) return chunk;
            sendReplays.send(chunk);
            audit.write(memberId, Audit.Action.REPLAY, "dead letters " + ids(chunk));
            return chunk;
        });
    }

    private static String ids(List<StoredRecord> letters) {
        return letters.stream().map(l -> Long.toString(l.id())).collect(Collectors.joining(", "));
    }
}
