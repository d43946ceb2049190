package io.bookmaru.familiarity.index;

import io.bookmaru.familiarity.index.Mark.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The marks that profiles have, each with a small number of its own for as long as any profile has
/// it. What only an erased profile had is gone with it, and its number is given to another mark.
final class Marks {
    private final Map<Mark, Integer> numbers = new HashMap<>();
    private final Map<Mark, Set<Integer>> regions = new HashMap<>();
    private final List<@Nullable Mark> byNumber = new ArrayList<>();
    private final Deque<Integer> free = new ArrayDeque<>();
    private int[] uses = new int[256];

    /// @return the number of the mark, which has one use more now
    int use(Mark mark) {
        var number = numbers.computeIfAbsent(mark, this::newNumber);
        uses[number]++;
        return number;
    }

    /// @return whether that was its last use
    boolean drop(int number) {
        if (--uses[number] > 0) return false;
        var mark = get(number);
        numbers.remove(mark);
        if (mark.kind() == Kind.REGION)
            regions.computeIfPresent(mark.key(), (_, same) -> without(number, same));
        byNumber.set(number, null);
        free.push(number);
        return true;
    }

    /// @return the numbers of all marks that are the same one; none when no profile has it
    Set<Integer> alike(Mark mark) {
        if (mark.kind() == Kind.REGION) return regions.getOrDefault(mark.key(), Set.of());
        var number = numbers.get(mark);
        return number == null ? Set.of() : Set.of(number);
    }

    Mark get(int number) {
        var mark = byNumber.get(number);
        if (mark == null) throw new IllegalStateException("No profile has mark " + number);
        return mark;
    }

    /// Every number is below.
    int end() {
        return byNumber.size();
    }

    boolean isUsed(int number) {
        return uses[number] > 0;
    }

    private static @Nullable Set<Integer> without(int number, Set<Integer> same) {
        same.remove(number);
        return same.isEmpty() ? null : same;
    }

    private int newNumber(Mark mark) {
        var number = free.isEmpty() ? byNumber.size() : free.pop();
        if (number == byNumber.size()) byNumber.add(mark);
        else byNumber.set(number, mark);
        if (number == uses.length) uses = Arrays.copyOf(uses, 2 * uses.length);
        if (mark.kind() == Kind.REGION)
            regions.computeIfAbsent(mark.key(), _ -> new TreeSet<>()).add(number);
        return number;
    }
}
