package io.bookmaru.api.republication;

import io.bookmaru.events.ReactionChanged;
import io.bookmaru.events.Topics;
import io.bookmaru.publisher.EventIds;
import io.bookmaru.publisher.Outbox;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Publishes reactions as they are, those that were taken back too: a consumer may have kept what
/// was before. The revisions stay, so whoever has them already changes nothing.
@Component
class PublishCurrent {
    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final Clock clock;

    PublishCurrent(JdbcClient jdbc, Outbox outbox, Clock clock) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// Belongs into a transaction. The rows are locked until it ends, so that a change that is made
    /// meanwhile is published after the state before it.
    ///
    /// @param child nobody else's reactions, unless null
    /// @return what was published, in its order; fewer than `limit` when there is no more
    List<ReactionKey> after(ReactionKey last, @Nullable Long child, int limit) {
        var reactions =
                jdbc.sql(
                                """
                                select child_id, book_id, kind, revision
                                from reactions
                                where (child_id, book_id) > (:lastChild, :lastBook) %s
                                order by child_id, book_id
                                limit :limit
                                for no key update
                                """
                                        .formatted(child == null ? "" : "and child_id = :child"))
                        .param("lastChild", last.childId())
                        .param("lastBook", last.bookId())
                        .param("child", child)
                        .param("limit", limit)
                        .query((row, n) ->
                                new ReactionChanged(
                                        EventIds.next(),
                                        clock.instant(),
                                        row.getLong("child_id"),
                                        row.getLong("book_id"),
                                        ReactionChanged.Kind.valueOf(row.getString("kind")),
                                        row.getLong("revision")))
                        .list();
        if (!reactions.isEmpty()) outbox.appendAll(Topics.BOOK_LIKE, appended(reactions));
        return reactions.stream().map(r -> new ReactionKey(r.childId(), r.bookId())).toList();
    }

    private List<Outbox.Appended> appended(List<ReactionChanged> reactions) {
        var trace = outbox.traceparent();
        return reactions.stream()
                .map(r -> new Outbox.Appended(Long.toString(r.childId()), r, trace))
                .toList();
    }
}
