package io.bookmaru.familiarity.index;

import io.bookmaru.familiarity.index.Mark.Kind;
import io.bookmaru.familiarity.score.ScoreFamiliarity;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One member, the viewer, compared with others.
public final class Comparison {
    private static final String[] AXES = {"EI", "SN", "TF", "JP"};

    private final MemberIndex index;
    private final ScoreFamiliarity score;
    private final int own;
    private final long ownSums;
    private final Map<Integer, Long> gains = new HashMap<>();

    Comparison(MemberIndex index, ScoreFamiliarity score, int own, int[] ownMarks) {
        this.index = index;
        this.score = score;
        this.own = own;
        long sums = 0;
        for (var mark : ownMarks) {
            sums += index.weights()[mark];
            gain(mark);
        }
        this.ownSums = sums;
    }

    /// @return the place of another member, or [Place#NONE] if there is no such member
    public long place(long member) {
        var slot = index.slots().find(member);
        return slot < 0 || slot == own ? Place.NONE : Place.of(member, tenths(slot));
    }

    /// Everybody else, in one pass over all.
    public Scan scan() {
        return scan(Wanted.ANYBODY, Set.of());
    }

    /// @param hidden members to leave out
    public Scan scan(Wanted wanted, Set<Long> hidden) {
        var table = index.weights().clone();
        gains.forEach((mark, gain) -> table[mark] += gain);
        var required =
                require(table, Kind.REGION, wanted.region(), Sums.WANTED_REGION)
                        | require(table, Kind.HOBBY, wanted.hobby(), Sums.WANTED_HOBBY);
        return new Scan(index, score, own, ownSums, table, required, hidden);
    }

    private int tenths(int slot) {
        long sums = 0;
        for (var mark : index.lists().get(index.places()[slot])) {
            sums += index.weights()[mark] + gains.getOrDefault(mark, 0L);
        }
        return Sums.tenths(sums, ownSums, score);
    }

    private long require(long[] table, Kind kind, @Nullable String text, long bit) {
        if (text == null) return 0;
        for (var mark : index.marks().alike(new Mark(kind, text))) table[mark] += bit;
        return bit;
    }

    private void gain(int number) {
        var mark = index.marks().get(number);
        switch (mark.kind()) {
            case HOBBY -> gains.put(number, Sums.commonHobby(index.rarity().ofHobby(mark.text())));
            case INTEREST ->
                    gains.put(number, Sums.commonInterest(index.rarity().ofInterest(mark.text())));
            case REGION -> index.marks().alike(mark).forEach(same -> gains.put(same, Sums.REGION));
            case MBTI -> gainFromTypes(mark.text());
        }
    }

    private void gainFromTypes(String own) {
        for (var bits = 0; bits < 16; bits++) {
            var type = new StringBuilder();
            for (var axis = 0; axis < 4; axis++) type.append(AXES[axis].charAt(bits >> axis & 1));
            var gain = Sums.mbti(ScoreFamiliarity.fifths(own, type.toString()));
            var marks = index.marks().alike(new Mark(Kind.MBTI, type.toString()));
            marks.forEach(mark -> gains.put(mark, gain));
        }
    }
}
