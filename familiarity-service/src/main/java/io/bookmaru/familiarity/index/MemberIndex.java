package io.bookmaru.familiarity.index;

import io.bookmaru.familiarity.index.Mark.Kind;
import io.bookmaru.familiarity.profile.Profile;
import io.bookmaru.familiarity.score.Rarity;
import io.bookmaru.familiarity.score.ScoreFamiliarity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Members and their marks in columns: an id, and the place of a list of numbers. A profile with
/// five hobbies and five interests takes 54 bytes.
///
/// Whoever changes it must be alone with it.
public final class MemberIndex {
    private final ScoreFamiliarity score;
    private final Slots slots = new Slots();
    private final Marks marks = new Marks();
    private MarkLists lists = new MarkLists();
    private int[] places = new int[1024];
    private long[] weights = new long[256];
    private Rarity rarity = Rarity.UNCOUNTED;

    public MemberIndex(ScoreFamiliarity score) {
        this.score = score;
    }

    public int size() {
        return slots.size();
    }

    public Rarity rarity() {
        return rarity;
    }

    /// From now on terms weigh this.
    public void weigh(Rarity rarity) {
        this.rarity = rarity;
        for (var mark = 0; mark < marks.end(); mark++) {
            if (marks.isUsed(mark)) weights[mark] = weight(marks.get(mark));
        }
    }

    public boolean contains(long member) {
        return slots.find(member) >= 0;
    }

    public @Nullable Profile find(long member) {
        var slot = slots.find(member);
        return slot < 0 ? null : profile(lists.get(places[slot]));
    }

    public void put(long member, Profile profile) {
        var list = use(profile);
        var slot = slots.find(member);
        if (slot >= 0) {
            drop(slot);
        } else {
            slot = slots.add(member);
            if (slot == places.length)
                places = Arrays.copyOf(places, Growth.of(places.length, slot + 1));
        }
        places[slot] = lists.add(list);
        tidy();
    }

    public void remove(long member) {
        var slot = slots.find(member);
        if (slot < 0) return;
        drop(slot);
        slots.remove(slot);
        places[slot] = places[slots.size()];
        tidy();
    }

    /// @throws IllegalArgumentException when the member is not there
    public Comparison compareWith(long member) {
        var slot = slots.find(member);
        if (slot < 0) throw new IllegalArgumentException("No profile of member " + member);
        return new Comparison(this, score, slot, lists.get(places[slot]));
    }

    Slots slots() {
        return slots;
    }

    Marks marks() {
        return marks;
    }

    MarkLists lists() {
        return lists;
    }

    int[] places() {
        return places;
    }

    /// By mark: what it adds to the sums of whoever has it.
    long[] weights() {
        return weights;
    }

    private int[] use(Profile profile) {
        var all = new ArrayList<Mark>();
        profile.hobbies().forEach(term -> all.add(new Mark(Kind.HOBBY, term)));
        profile.interests().forEach(term -> all.add(new Mark(Kind.INTEREST, term)));
        if (profile.region() != null) all.add(new Mark(Kind.REGION, profile.region()));
        if (profile.mbti() != null) all.add(new Mark(Kind.MBTI, profile.mbti()));
        return numbers(all);
    }

    private int[] numbers(List<Mark> all) {
        var numbers = new int[all.size()];
        for (var i = 0; i < numbers.length; i++) {
            numbers[i] = marks.use(all.get(i));
            if (numbers[i] >= weights.length)
                weights = Arrays.copyOf(weights, Growth.of(weights.length, numbers[i] + 1));
            weights[numbers[i]] = weight(all.get(i));
        }
        return numbers;
    }

    private long weight(Mark mark) {
        return switch (mark.kind()) {
            case HOBBY -> Sums.hobby(rarity.ofHobby(mark.text()));
            case INTEREST -> Sums.interest(rarity.ofInterest(mark.text()));
            case REGION, MBTI -> 0;
        };
    }

    private void drop(int slot) {
        for (var mark : lists.get(places[slot])) marks.drop(mark);
        lists.drop(places[slot]);
    }

    private void tidy() {
        if (lists.isWasteful()) lists = lists.compacted(places, slots.size());
    }

    private Profile profile(int[] list) {
        var hobbies = new HashSet<String>();
        var interests = new HashSet<String>();
        String region = null;
        String mbti = null;
        for (var number : list) {
            var mark = marks.get(number);
            switch (mark.kind()) {
                case HOBBY -> hobbies.add(mark.text());
                case INTEREST -> interests.add(mark.text());
                case REGION -> region = mark.text();
                case MBTI -> mbti = mark.text();
            }
        }
        return new Profile(hobbies, interests, mbti, region);
    }
}
