package io.bookmaru.familiarity.ranking;

import static java.util.stream.Collectors.toMap;

import io.bookmaru.familiarity.profile.Profile;
import io.bookmaru.familiarity.score.Rarity;
import io.bookmaru.familiarity.score.ScoreFamiliarity;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What rankings must be, found by comparing everybody with everybody each time.
final class Oracle {

    /// @param newest revision that was published; [Long#MAX_VALUE] for an erased one
    private record Version(long newest, Profile profile) {}

    private record Block(long newest, boolean active) {}

    record Expected(long memberId, int tenths, Profile profile) {}

    private final ScoreFamiliarity score;
    private final Map<Long, Version> profiles = new HashMap<>();
    private final Map<List<Long>, Block> blocks = new HashMap<>();
    private final Set<Long> erased = new HashSet<>();
    private Rarity rarity = Rarity.UNCOUNTED;

    Oracle(ScoreFamiliarity score) {
        this.score = score;
    }

    /// @param profile null withdraws it
    void profile(long member, long revision, Profile profile) {
        if (erased.contains(member)) return;
        var known = profiles.get(member);
        if (known == null || known.newest() < revision)
            profiles.put(member, new Version(revision, profile));
    }

    void block(long member, long other, long revision, boolean active) {
        if (erased.contains(member) || erased.contains(other)) return;
        var pair = List.of(member, other);
        var known = blocks.get(pair);
        if (known == null || known.newest() < revision)
            blocks.put(pair, new Block(revision, active));
    }

    void erase(long member) {
        erased.add(member);
        profiles.remove(member);
        blocks.keySet().removeIf(pair -> pair.contains(member));
    }

    void recount() {
        rarity = new Rarity(0, weights(Profile::hobbies), weights(Profile::interests));
    }

    private Map<String, Integer> weights(Function<Profile, Set<String>> terms) {
        var counts = new HashMap<String, Integer>();
        var all = approved().toList();
        all.forEach(member ->
                terms.apply(profile(member)).forEach(term -> counts.merge(term, 1, Integer::sum)));
        return counts.entrySet().stream()
                .filter(e -> e.getValue() * 100 > all.size())
                .collect(toMap(Map.Entry::getKey, e -> e.getValue() * 10 > all.size() ? 3 : 6));
    }

    boolean isApproved(long member) {
        var version = profiles.get(member);
        return version != null && version.profile() != null;
    }

    boolean isErased(long member) {
        return erased.contains(member);
    }

    Profile profile(long member) {
        return profiles.get(member).profile();
    }

    Stream<Long> approved() {
        return profiles.keySet().stream().filter(this::isApproved);
    }

    List<Expected> ranking(long viewer, Predicate<Profile> wanted) {
        return approved()
                .filter(other -> other != viewer && !isBlocked(viewer, other))
                .filter(other -> wanted.test(profile(other)))
                .map(other ->
                        new Expected(
                                other,
                                score.score(profile(viewer), profile(other), rarity),
                                profile(other)))
                .sorted(
                        Comparator.comparingInt((Expected e) -> -e.tenths())
                                .thenComparingLong(Expected::memberId))
                .toList();
    }

    List<String> reasons(long viewer, Expected other) {
        return ReasonsInWords.KOREAN.of(score.explain(profile(viewer), other.profile(), rarity));
    }

    private boolean isBlocked(long one, long other) {
        return isActive(one, other) || isActive(other, one);
    }

    private boolean isActive(long member, long other) {
        var block = blocks.get(List.of(member, other));
        return block != null && block.active();
    }
}
