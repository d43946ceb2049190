package io.bookmaru.familiarity.index;

import java.util.Arrays;

/// Lists of numbers, one behind the other. The numbers that were given out first, which are those
/// of the marks that many have, take two bytes; the others take four, as in UTF-16.
final class MarkLists {
    private static final int WIDE = 0xF000;

    private char[] chars = new char[1024];
    private int end;
    private int unused;

    /// @return where the list is now
    int add(int[] numbers) {
        var length = length(numbers);
        reserve(length + 1);
        var at = end;
        chars[end++] = (char) length;
        for (var number : numbers) {
            if (number >= WIDE) {
                chars[end++] = (char) (WIDE + (number - WIDE >>> 16));
                chars[end++] = (char) (number - WIDE);
            } else {
                chars[end++] = (char) number;
            }
        }
        return at;
    }

    void drop(int at) {
        unused += chars[at] + 1;
    }

    int[] get(int at) {
        var numbers = new int[chars[at]];
        var count = 0;
        for (int i = at + 1, last = at + chars[at]; i <= last; i++) {
            int number = chars[i];
            if (number >= WIDE) number = wide(number, chars[++i]);
            numbers[count++] = number;
        }
        return count == numbers.length ? numbers : Arrays.copyOf(numbers, count);
    }

    /// Of the table's values for the numbers of a list.
    long sum(int at, long[] table) {
        var lists = chars;
        long sum = 0;
        for (int i = at + 1, last = at + lists[at]; i <= last; i++) {
            int number = lists[i];
            if (number >= WIDE) number = wide(number, lists[++i]);
            sum += table[number];
        }
        return sum;
    }

    /// Whether so much is unused that it is worth moving the lists together.
    boolean isWasteful() {
        return unused > 1024 && unused > end / 4;
    }

    /// A copy with the lists at these places, which are replaced by the new ones.
    MarkLists compacted(int[] places, int count) {
        var copy = new MarkLists();
        copy.chars = new char[Math.max(1024, end - unused + (end - unused >> 4))];
        for (var i = 0; i < count; i++) {
            var length = chars[places[i]] + 1;
            System.arraycopy(chars, places[i], copy.chars, copy.end, length);
            places[i] = copy.end;
            copy.end += length;
        }
        return copy;
    }

    private static int wide(int high, int low) {
        return WIDE + (high - WIDE << 16 | low);
    }

    private static int length(int[] numbers) {
        var length = numbers.length;
        for (var number : numbers) if (number >= WIDE) length++;
        return length;
    }

    private void reserve(int length) {
        if (end + length <= chars.length) return;
        chars = Arrays.copyOf(chars, Growth.of(chars.length, end + length));
    }
}
