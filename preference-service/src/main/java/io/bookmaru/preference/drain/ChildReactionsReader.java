package io.bookmaru.preference.drain;

import io.bookmaru.preference.ledger.Reaction;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ItemReader;

/// Reads all reactions of one child at a time, so that a child never spans two chunks and gets one
/// history row a run.
class ChildReactionsReader implements ItemReader<List<Reaction>> {
    private final List<Reaction> reactions;
    private int read;

    /// @param reactions sorted by child
    ChildReactionsReader(List<Reaction> reactions) {
        this.reactions = reactions;
    }

    @Override
    public @Nullable List<Reaction> read() {
        if (isExhausted()) return null;
        var from = read;
        var child = reactions.get(from).childId();
        while (read < reactions.size() && reactions.get(read).childId() == child) read++;
        return reactions.subList(from, read);
    }

    boolean isExhausted() {
        return read == reactions.size();
    }
}
