package io.bookmaru.familiarity.index;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/// Who changed lately. An older ranking than it knows of is made anew, which costs about as much as
/// to compare the many that have changed by then.
final class ChangeLog {
    private static final int LEAST = 1024;

    private long[] numbers = new long[LEAST];
    private long[] members = new long[LEAST];
    private int first;
    private int size;
    private long forgotten;

    /// @param changeSeq higher than all before
    /// @param all how many members there are; of an eighth as many changes it is known whose
    void add(long changeSeq, long member, int all) {
        while (size >= Math.max(LEAST, all / 8)) forgetFirst();
        if (size == numbers.length) grow();
        var at = (first + size++) % numbers.length;
        numbers[at] = changeSeq;
        members[at] = member;
    }

    boolean knowsAllAfter(long changeSeq) {
        return changeSeq >= forgotten;
    }

    Set<Long> changedAfter(long changeSeq) {
        var changed = new HashSet<Long>();
        for (var i = size - 1; i >= 0; i--) {
            var at = (first + i) % numbers.length;
            if (numbers[at] <= changeSeq) break;
            changed.add(members[at]);
        }
        return changed;
    }

    private void forgetFirst() {
        forgotten = numbers[first];
        first = (first + 1) % numbers.length;
        size--;
    }

    private void grow() {
        numbers = grown(numbers);
        members = grown(members);
        first = 0;
    }

    private long[] grown(long[] full) {
        var grown = Arrays.copyOf(full, Growth.of(full.length, size + 1));
        for (var i = 0; i < size; i++) grown[i] = full[(first + i) % full.length];
        return grown;
    }
}
