package io.bookmaru.faults.check;

import static io.bookmaru.faults.check.Findings.Kind.DOUBLED;
import static io.bookmaru.faults.check.Findings.Kind.INVENTED;
import static io.bookmaru.faults.check.Findings.Kind.LOST;

import io.bookmaru.faults.workload.Comment;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// Each comment on its post becomes one event and one notification.
public final class CheckComments {
    private final Map<Long, List<Long>> written;
    private final Map<Long, List<String>> published;
    private final Map<Long, Long> notified;
    private final Findings findings;

    /// @param written ids of comments by post
    /// @param published ids of events by comment
    /// @param notified how many notifications by post
    public CheckComments(
            Map<Long, List<Long>> written,
            Map<Long, List<String>> published,
            Map<Long, Long> notified,
            Findings findings) {
        this.written = written;
        this.published = published;
        this.notified = notified;
        this.findings = findings;
    }

    public void check(List<Comment> comments) {
        for (var comment : comments) {
            var rows = written.getOrDefault(comment.postId(), List.of());
            if (comment.id() != 0 && !rows.contains(comment.id()))
                findings.add(LOST, "%s has no row", comment);
            if (rows.size() > 1) findings.add(DOUBLED, "%s is in rows %s", comment, rows);
            rows.forEach(this::checkPublished);
            checkNotified(comment, rows.size());
        }
    }

    private void checkPublished(long id) {
        var events = published.getOrDefault(id, List.of());
        var distinct = new HashSet<>(events).size();
        if (distinct == 0) findings.add(LOST, "comment %d is not on the topic", id);
        if (distinct > 1) findings.add(DOUBLED, "comment %d is in %d events", id, distinct);
        for (int i = distinct; i < events.size(); i++) findings.addRawDuplicate();
    }

    private void checkNotified(Comment comment, int expected) {
        long found = notified.getOrDefault(comment.postId(), 0L);
        if (found < expected) findings.add(LOST, "%s has no notification", comment);
        if (found > expected)
            findings.add(
                    expected == 0 ? INVENTED : DOUBLED, "%s has %d notifications", comment, found);
    }
}
