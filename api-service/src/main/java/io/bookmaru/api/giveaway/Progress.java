package io.bookmaru.api.giveaway;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How far a giveaway has come, as the log has been read.
///
/// @param entries places given so far
/// @param closedOffset of the marker behind which nothing counts; null until it has been read
record Progress(
        Mode mode,
        int quota,
        int entries,
        @Nullable Long closedOffset,
        @Nullable Instant askedToDrawAt,
        @Nullable Instant drawnAt) {

    boolean isClosed() {
        return closedOffset != null;
    }

    boolean isDrawn() {
        return drawnAt != null;
    }

    /// So it will stay, and who wins is known.
    boolean isSoldOut() {
        return mode == Mode.FIRST_COME && entries >= quota;
    }

    /// Whether it is to be drawn now.
    boolean isDue() {
        if (isDrawn()) return false;
        return mode == Mode.FIRST_COME
                ? isClosed() || isSoldOut()
                : isClosed() && askedToDrawAt != null;
    }

    Progress with(int moreEntries, @Nullable Long marker) {
        return new Progress(mode, quota, entries + moreEntries, marker, askedToDrawAt, drawnAt);
    }
}
