package io.bookmaru.familiarity.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.bookmaru.familiarity.profile.Profile;
import io.bookmaru.familiarity.profile.Terms;
import io.bookmaru.familiarity.score.Rarity;
import io.bookmaru.familiarity.score.ScoreFamiliarity;
import io.bookmaru.familiarity.score.TestWeights;
import io.bookmaru.familiarity.testing.AnyProfile;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Compared with the plain definition of a score, pair by pair.
class MemberIndexTest {
    private static final Rarity RARITY =
            new Rarity(1, Map.of("취미0", 3, "취미1", 6), Map.of("관심0", 6));

    private final Random random = new Random(20_261_121);
    private final ScoreFamiliarity score = TestWeights.score();
    private final MemberIndex index = new MemberIndex(score);
    private final Map<Long, Profile> profiles = new HashMap<>();

    @Test
    void scoresAsTheDefinitionDoes() {
        changeAtRandom(20_000, 30);

        for (var viewer : someOf(profiles.keySet())) {
            var compared = index.compareWith(viewer);
            var expected = ranking(viewer, Wanted.ANYBODY, Set.of());

            assertThat(compared.scan().best(10_000)).containsExactly(expected);
            for (var place : expected)
                assertThat(compared.place(Place.member(place))).isEqualTo(place);
        }
    }

    @Test
    void scoresAsTheDefinitionDoesWithMoreTermsThanFitTwoBytes() {
        for (var i = 0; i < 40_000; i++)
            index.put(1_000_000 + i, new Profile(Set.of("h" + i), Set.of("i" + i), null, null));
        changeAtRandom(5_000, 5);
        for (var i = 0; i < 40_000; i++) index.remove(1_000_000 + i);

        for (var viewer : someOf(profiles.keySet()))
            assertThat(index.compareWith(viewer).scan().best(10_000))
                    .containsExactly(ranking(viewer, Wanted.ANYBODY, Set.of()));
    }

    @Test
    void tellsTheFirstOnly() {
        changeAtRandom(5_000, 10);

        for (var viewer : someOf(profiles.keySet())) {
            var expected = ranking(viewer, Wanted.ANYBODY, Set.of());
            for (var limit : List.of(1, 7, 100))
                assertThat(index.compareWith(viewer).scan().best(limit))
                        .containsExactly(Arrays.copyOf(expected, limit));
        }
    }

    @Test
    void cutsAnyPageOutOfThoseWanted() {
        changeAtRandom(3_000, 6);
        var hidden = Set.copyOf(someOf(profiles.keySet()));

        for (var viewer : someOf(profiles.keySet())) {
            for (var wanted :
                    List.of(
                            Wanted.ANYBODY,
                            new Wanted("BUSAN", null),
                            new Wanted("지역1", " 취미0"),
                            new Wanted(null, "취미2"),
                            new Wanted(null, "아무도 모르는 취미"))) {
                var expected = ranking(viewer, wanted, hidden);
                var scan = index.compareWith(viewer).scan(wanted, hidden);
                for (var from = 0; from < expected.length + 30; from += 17) {
                    var slice = scan.slice(from, from + 17);
                    assertThat(slice.total()).isEqualTo(expected.length);
                    assertThat(slice.places()).containsExactly(part(expected, from, from + 17));
                }
                for (var i = 0; i < expected.length; i += 13)
                    assertThat(scan.countBefore(expected[i])).isEqualTo(i);
            }
        }
    }

    @Test
    void givesProfilesBack() {
        changeAtRandom(5_000, 50);

        assertThat(index.size()).isEqualTo(profiles.size());
        profiles.forEach((member, profile) -> assertThat(index.find(member)).isEqualTo(profile));
    }

    @Test
    void forgetsWhatOnlyTheLastOneHad() {
        index.put(1, new Profile(Set.of("연날리기"), Set.of(), "INFP", "서울"));
        index.put(2, new Profile(Set.of("연날리기", "굴렁쇠"), Set.of(), "INFP", "서울"));

        index.remove(2);

        assertThat(index.marks().alike(new Mark(Mark.Kind.HOBBY, "굴렁쇠"))).isEmpty();
        assertThat(index.marks().alike(new Mark(Mark.Kind.HOBBY, "연날리기"))).hasSize(1);
        assertThatIllegalArgumentException().isThrownBy(() -> index.compareWith(2));
    }

    private void changeAtRandom(int changes, int terms) {
        for (var i = 0; i < changes; i++) {
            if (i == changes / 2) index.weigh(RARITY);
            var member = random.nextLong(1, 500);
            if (random.nextInt(4) == 0) {
                index.remove(member);
                profiles.remove(member);
            } else {
                var profile = AnyProfile.of(random, terms);
                index.put(member, profile);
                profiles.put(member, profile);
            }
        }
    }

    private long[] ranking(long viewer, Wanted wanted, Set<Long> hidden) {
        return profiles.entrySet().stream()
                .filter(e -> e.getKey() != viewer && !hidden.contains(e.getKey()))
                .filter(e -> isWanted(e.getValue(), wanted))
                .mapToLong(e ->
                        Place.of(
                                e.getKey(),
                                score.score(profiles.get(viewer), e.getValue(), RARITY)))
                .sorted()
                .toArray();
    }

    private static boolean isWanted(Profile profile, Wanted wanted) {
        return (wanted.hobby() == null || profile.hobbies().contains(wanted.hobby()))
                && (wanted.region() == null
                        || spelled(wanted.region()).equals(spelled(profile.region())));
    }

    private static String spelled(String region) {
        return region == null ? "" : Terms.spelled(region);
    }

    private List<Long> someOf(Set<Long> members) {
        return members.stream().filter(_ -> random.nextInt(20) == 0).toList();
    }

    private static long[] part(long[] all, int from, int to) {
        return Arrays.copyOfRange(all, Math.min(from, all.length), Math.min(to, all.length));
    }
}
