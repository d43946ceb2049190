package io.bookmaru.api.giveaway;

import static io.bookmaru.api.giveaway.ReconcileGiveaway.Kind.CONFIRMED_LATE;
import static io.bookmaru.api.giveaway.ReconcileGiveaway.Kind.NOT_LOGGED;
import static io.bookmaru.api.giveaway.ReconcileGiveaway.Kind.NOT_STORED;
import static io.bookmaru.api.giveaway.ReconcileGiveaway.Kind.ONLY_IN_REDIS;
import static io.bookmaru.api.giveaway.ReconcileGiveaway.Kind.OTHER_OFFSET;
import static io.bookmaru.api.giveaway.ReconcileGiveaway.Kind.OTHER_ORDER;
import static io.bookmaru.events.ErasureConfirmed.Kind.MEMBER;
import static java.util.stream.Collectors.toMap;

import io.bookmaru.api.giveaway.Entries.PlacedEntry;
import io.bookmaru.api.giveaway.LoggedEntries.Logged;
import io.bookmaru.consumer.erasure.ErasedSubjects;
import io.bookmaru.http.OverloadedException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/// Compares what the log, the database and Redis know of a giveaway, and changes nothing.
///
/// The log is right. Redis is read first and the database last, since an entry is in Redis after it
/// is in the log: what is on its way may be told as not stored, and nothing else is wrongly told.
/// Redis may have fewer than the others.
@Component
class ReconcileGiveaway {
    private final KnownGiveaways known;
    private final Entries entries;
    private final LoggedEntries loggedEntries;
    private final SharedEntries shared;
    private final ErasedSubjects erased;

    ReconcileGiveaway(
            KnownGiveaways known,
            Entries entries,
            LoggedEntries loggedEntries,
            SharedEntries shared,
            ErasedSubjects erased) {
        this.known = known;
        this.entries = entries;
        this.loggedEntries = loggedEntries;
        this.shared = shared;
        this.erased = erased;
    }

    /// @param logged members in the log, up to the marker
    /// @param stored members with a place
    /// @param shared members that Redis knows; null when it is away
    /// @param erased members in the log who are gone and have no place
    /// @param late members whose first record is behind the marker: nothing was promised to them
    /// @param beyondLog members with a place whose records the log no longer has
    record Reconciliation(
            int logged,
            int stored,
            @Nullable Integer shared,
            int erased,
            int late,
            int beyondLog,
            List<Difference> differences) {}

    record Difference(Kind kind, @Nullable Long memberId, String expected, String found) {}

    enum Kind {
        /// In the log and without a place.
        NOT_STORED,
        /// With a place and not in the log.
        NOT_LOGGED,
        /// With another offset than that of its first record.
        OTHER_OFFSET,
        /// With a place that is not in the order of the log.
        OTHER_ORDER,
        /// Behind the marker and confirmed all the same: two clocks differ by more than is allowed.
        CONFIRMED_LATE,
        /// Redis would answer for an entry that is not in the log.
        ONLY_IN_REDIS
    }

    /// @throws OverloadedException when the log cannot be read
    Reconciliation of(long id) {
        var receipts = known.get(id).receipts();
        var marks = marks(id);
        var logged = loggedEntries.of(id);
        var first = logged.firstOffsets();
        var rows = entries.all(id);
        var stored = rows.stream().collect(toMap(PlacedEntry::memberId, row -> row));
        var missing = new HashSet<>(first.keySet());
        missing.removeAll(stored.keySet());
        var gone = erased.among(MEMBER, missing.stream().mapToLong(m -> m).toArray());

        var differences = new ArrayList<Difference>();
        first.forEach((member, offset) -> {
            if (!gone.contains(member)) compare(member, offset, stored.get(member), differences);
        });
        compareOrder(rows, logged, differences);
        if (marks != null) {
            var unknown = new HashSet<>(marks);
            first.keySet().forEach(member -> unknown.remove(mark(receipts, member)));
            stored.keySet().forEach(member -> unknown.remove(mark(receipts, member)));
            for (var member : logged.late())
                if (unknown.remove(mark(receipts, member)))
                    differences.add(
                            difference(CONFIRMED_LATE, member, "before the marker", "late"));
            for (var mark : unknown) {
                var found = HexFormat.of().formatHex(mark.array());
                differences.add(new Difference(ONLY_IN_REDIS, null, "none", found));
            }
        }
        return new Reconciliation(
                first.size(),
                rows.size(),
                marks == null ? null : marks.size(),
                gone.size(),
                logged.late().size(),
                (int) rows.stream().filter(row -> row.offset() < logged.oldest()).count(),
                differences);
    }

    private static void compare(
            long member, long offset, @Nullable PlacedEntry row, List<Difference> differences) {
        if (row == null) differences.add(difference(NOT_STORED, member, offset, "none"));
        else if (row.offset() != offset)
            differences.add(difference(OTHER_OFFSET, member, offset, row.offset()));
    }

    /// @param rows in the order of their places
    private static void compareOrder(
            List<PlacedEntry> rows, Logged logged, List<Difference> differences) {
        long last = -1;
        for (var row : rows) {
            boolean isInReach = row.offset() >= logged.oldest() && row.offset() < logged.read();
            if (isInReach && !logged.firstOffsets().containsKey(row.memberId()))
                differences.add(difference(NOT_LOGGED, row.memberId(), "none", row.offset()));
            if (row.offset() <= last)
                differences.add(
                        difference(OTHER_ORDER, row.memberId(), "after " + last, row.offset()));
            last = Math.max(last, row.offset());
        }
    }

    private @Nullable Set<ByteBuffer> marks(long id) {
        try {
            return shared.marks(id);
        } catch (DataAccessException e) {
            return null;
        }
    }

    private static ByteBuffer mark(Receipts receipts, long memberId) {
        return ByteBuffer.wrap(SharedEntries.mark(receipts.bytesOf(memberId)));
    }

    private static Difference difference(Kind kind, long member, Object expected, Object found) {
        return new Difference(kind, member, expected.toString(), found.toString());
    }
}
