package io.bookmaru.familiarity.index;

import io.bookmaru.familiarity.score.ScoreFamiliarity;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Set;
import java.util.function.LongConsumer;

/// Everybody who is wanted, compared with the viewer. Each method is one pass over all members.
public final class Scan {
    private final MemberIndex index;
    private final ScoreFamiliarity score;
    private final long ownSums;
    private final long[] table;
    private final long required;
    private final BitSet skipped = new BitSet();

    Scan(
            MemberIndex index,
            ScoreFamiliarity score,
            int own,
            long ownSums,
            long[] table,
            long required,
            Set<Long> hidden) {
        this.index = index;
        this.score = score;
        this.ownSums = ownSums;
        this.table = table;
        this.required = required;
        skipped.set(own);
        for (var member : hidden) {
            var slot = index.slots().find(member);
            if (slot >= 0) skipped.set(slot);
        }
    }

    /// The first places, in order, at most `limit`.
    public long[] best(int limit) {
        var best = new Best(limit);
        forEach(best::offer);
        return best.inOrder();
    }

    /// @param total of all that were wanted
    public record Slice(long[] places, int total) {}

    /// The places from one position to another. Only those are sorted whose scores occur in
    /// between.
    public Slice slice(int from, int to) {
        var all = new Places(index.size());
        var counts = new int[Place.MAX_TENTHS + 1];
        forEach(place -> {
            all.add(place);
            counts[Place.missing(place)]++;
        });
        if (from >= all.size()) return new Slice(new long[0], all.size());
        var first = 0;
        var before = 0;
        while (before + counts[first] <= from) before += counts[first++];
        var last = first;
        for (var behind = before + counts[last]; behind < to && last < Place.MAX_TENTHS; )
            behind += counts[++last];
        var sorted = all.missing(first, last);
        var end = Math.min(to - before, sorted.length);
        return new Slice(Arrays.copyOfRange(sorted, from - before, end), all.size());
    }

    /// How many places are before this one.
    public int countBefore(long place) {
        var count = new int[1];
        forEach(other -> {
            if (other < place) count[0]++;
        });
        return count[0];
    }

    private void forEach(LongConsumer action) {
        var lists = index.lists();
        var places = index.places();
        var slots = index.slots();
        var size = index.size();
        for (int slot = 0, skip = skipped.nextSetBit(0); slot < size; slot++) {
            if (slot == skip) {
                skip = skipped.nextSetBit(skip + 1);
                continue;
            }
            var sums = lists.sum(places[slot], table);
            if ((sums & required) != required) continue;
            action.accept(Place.of(slots.member(slot), Sums.tenths(sums, ownSums, score)));
        }
    }
}
