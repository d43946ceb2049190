package io.bookmaru.familiarity.index;

import java.util.Arrays;

/// Members in a row without gaps, and where each is: an open hash table of positions, so that an id
/// is stored once.
final class Slots {
    private long[] members = new long[1024];
    private int[] table = new int[2048];
    private int size;

    int size() {
        return size;
    }

    long member(int slot) {
        return members[slot];
    }

    /// @return -1 when it is not there
    int find(long member) {
        for (var i = home(member); table[i] != 0; i = next(i)) {
            if (members[table[i] - 1] == member) return table[i] - 1;
        }
        return -1;
    }

    /// @param member that is not there yet
    /// @return its slot, the last one
    int add(long member) {
        if (size == members.length)
            members = Arrays.copyOf(members, Growth.of(members.length, size + 1));
        members[size++] = member;
        if (size > table.length / 4 * 3) rebuild(2 * table.length);
        else enter(size - 1);
        return size - 1;
    }

    /// The last member moves into the slot that becomes free.
    void remove(int slot) {
        leave(slot);
        var last = --size;
        if (slot == last) return;
        leave(last);
        members[slot] = members[last];
        enter(slot);
    }

    private void enter(int slot) {
        var i = home(members[slot]);
        while (table[i] != 0) i = next(i);
        table[i] = slot + 1;
    }

    /// Those behind it that were pushed away from their home move up (Knuth, TAOCP 6.4, R).
    private void leave(int slot) {
        var gap = home(members[slot]);
        while (table[gap] != slot + 1) gap = next(gap);
        for (var i = next(gap); table[i] != 0; i = next(i)) {
            var home = home(members[table[i] - 1]);
            var stays = gap < i ? gap < home && home <= i : gap < home || home <= i;
            if (stays) continue;
            table[gap] = table[i];
            gap = i;
        }
        table[gap] = 0;
    }

    private void rebuild(int length) {
        table = new int[length];
        for (var slot = 0; slot < size; slot++) enter(slot);
    }

    private int home(long member) {
        var hash = member * 0x9E3779B97F4A7C15L;
        return (int) (hash >>> 32) & table.length - 1;
    }

    private int next(int i) {
        return i + 1 & table.length - 1;
    }
}
