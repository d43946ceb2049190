package io.bookmaru.api.giveaway;

import static io.bookmaru.api.giveaway.ReconcileGiveaway.Kind.NOT_LOGGED;
import static io.bookmaru.api.giveaway.ReconcileGiveaway.Kind.NOT_STORED;
import static io.bookmaru.api.giveaway.ReconcileGiveaway.Kind.ONLY_IN_REDIS;
import static io.bookmaru.api.giveaway.ReconcileGiveaway.Kind.OTHER_OFFSET;
import static io.bookmaru.api.giveaway.ReconcileGiveaway.Kind.OTHER_ORDER;
import static io.bookmaru.events.ErasureConfirmed.Kind.MEMBER;
import static java.util.stream.Collectors.toMap;

import io.bookmaru.api.giveaway.Entries.PlacedEntry;
import io.bookmaru.consumer.erasure.ErasedSubjects;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Compares what the log, the database and Redis know of a giveaway, and changes nothing.
///
/// The log is right. The database lags behind it by moments, so what is newer than the reading's
/// beginning may be told as missing while entries arrive. Redis may have fewer than the others.
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
    /// @param beyondLog members with a place whose records the log no longer has
    record Reconciliation(
            int logged,
            int stored,
            @Nullable Integer shared,
            int erased,
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
        /// Redis would answer for an entry that is not in the log.
        ONLY_IN_REDIS
    }

    @Transactional
    public Reconciliation of(long id) {
        var receipts = known.get(id).receipts();
        var rows = entries.all(id);
        var logged = loggedEntries.of(id);
        var first = logged.firstOffsets();
        var gone = erased.among(MEMBER, first.keySet().stream().mapToLong(m -> m).toArray());
        var stored = rows.stream().collect(toMap(PlacedEntry::memberId, row -> row));

        var differences = new ArrayList<Difference>();
        int erasedInLog = 0;
        for (var entry : first.entrySet()) {
            var row = stored.get(entry.getKey());
            if (row == null && gone.contains(entry.getKey())) erasedInLog++;
            else if (row == null)
                differences.add(difference(NOT_STORED, entry.getKey(), entry.getValue(), "none"));
            else if (row.offset() != entry.getValue())
                differences.add(
                        difference(OTHER_OFFSET, entry.getKey(), entry.getValue(), row.offset()));
        }
        int beyondLog = 0;
        long offset = -1;
        for (var row : rows) {
            if (row.offset() < logged.oldest()) beyondLog++;
            else if (!first.containsKey(row.memberId()) && row.offset() < logged.read())
                differences.add(difference(NOT_LOGGED, row.memberId(), "none", row.offset()));
            if (row.offset() <= offset)
                differences.add(
                        difference(OTHER_ORDER, row.memberId(), "after " + offset, row.offset()));
            offset = Math.max(offset, row.offset());
        }
        var inRedis = inRedis(id);
        if (inRedis != null) {
            var marks = new HashSet<>(inRedis);
            first.keySet().forEach(m -> marks.remove(mark(receipts, m)));
            stored.keySet().forEach(m -> marks.remove(mark(receipts, m)));
            marks.forEach(mark ->
                    differences.add(
                            new Difference(
                                    ONLY_IN_REDIS,
                                    null,
                                    "none",
                                    HexFormat.of().formatHex(mark.array()))));
        }
        return new Reconciliation(
                first.size(),
                rows.size(),
                inRedis == null ? null : inRedis.size(),
                erasedInLog,
                beyondLog,
                differences);
    }

    private @Nullable Set<ByteBuffer> inRedis(long id) {
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
