package io.bookmaru.publisher.hazard;

import io.bookmaru.events.ReactionChanged;
import io.bookmaru.publisher.OutboxUnderTest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// What became of committed changes. A key's revisions are 1, 2, 3 and so on, so the last one that
/// is committed tells how many there must be.
///
/// @param outOfOrder changes that were first published after a later change of their key
/// @param repeated records beyond the first of a change
record Verdict(long changes, long lost, long outOfOrder, long repeated) {

    static Verdict of(OutboxUnderTest world, Published published) {
        var committed = new HashMap<Long, Long>();
        world.jdbc()
                .sql("select key, revision from counters")
                .query((row, n) -> committed.put(row.getLong(1), row.getLong(2)))
                .list();
        return of(committed, published.events());
    }

    static Verdict of(Map<Long, Long> committed, List<ReactionChanged> published) {
        var seen = new HashMap<Long, HashSet<Long>>();
        var latest = new HashMap<Long, Long>();
        long outOfOrder = 0;
        long repeated = 0;
        for (var event : published) {
            long key = event.childId();
            if (!seen.computeIfAbsent(key, k -> new HashSet<>()).add(event.revision())) {
                repeated++;
            } else if (latest.merge(key, event.revision(), Math::max) > event.revision()) {
                outOfOrder++;
            }
        }
        long changes = committed.values().stream().mapToLong(Long::longValue).sum();
        long found = seen.values().stream().mapToLong(HashSet::size).sum();
        return new Verdict(changes, changes - found, outOfOrder, repeated);
    }

    boolean isClean() {
        return lost == 0 && outOfOrder == 0;
    }
}
