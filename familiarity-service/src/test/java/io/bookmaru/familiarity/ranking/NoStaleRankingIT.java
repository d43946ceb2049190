package io.bookmaru.familiarity.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookmaru.familiarity.index.Wanted;
import io.bookmaru.familiarity.member.MemberForgotten;
import io.bookmaru.familiarity.profile.Profile;
import io.bookmaru.familiarity.profile.ProfileChange;
import io.bookmaru.familiarity.profile.Profiles;
import io.bookmaru.familiarity.testing.Neighbourhood;
import io.bookmaru.http.Paging;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/// Mistakes of earlier designs.
class NoStaleRankingIT extends Neighbourhood {
    @Autowired private Rankings rankings;
    @Autowired private ViewRanking viewRanking;
    @Autowired private SharedRankings shared;
    @Autowired private Profiles profiles;
    @Autowired private TransactionTemplate transaction;
    @Autowired private StringRedisTemplate redis;

    /// Mistake 8: flags that expire. Whatever else has been forgotten by then, a viewer who comes
    /// back finds the change: nothing that says so can expire.
    @Test
    void viewerWhoComesBackAfterEverythingThatExpiresHasExpiredSeesNoStaleRanking() {
        var viewer = neighbour("팔씨름", "기후", "ENTP", "삼척");
        var other = neighbour("팔씨름", "기후", "ENTP", "삼척");
        assertThat(score(viewer, other)).isEqualTo(100);
        var longAgo = rankings.look(viewer, 20, (ranking, _) -> ranking);

        approve(other, 2, "팔씨름", "바다", "ISFJ", "동해");
        awaitApplied();
        rankings.on(new MemberForgotten(viewer));
        redis.execute(
                (RedisCallback<Object>)
                        connection -> {
                            connection.serverCommands().flushAll();
                            return null;
                        });

        assertThat(score(viewer, other)).isEqualTo(40);
        rankings.on(new MemberForgotten(viewer));
        shared.keep(viewer, longAgo);
        assertThat(score(viewer, other)).isEqualTo(40);
        assertThat(firstPage(viewer)).doesNotContain(other + ": 100.0");
    }

    /// Mistake 9: a "done" mark that overwrites a newer change. The change comes after the index
    /// was read and before the ranking is stored.
    @Test
    void changeWhileARankingIsComputedIsNotOverwrittenByItsDoneMark() {
        var viewer = neighbour("제기차기", "화석", "ENTP", "태백");
        var other = neighbour("제기차기", "화석", "ENTP", "태백");
        var alike = Set.of("제기차기");

        var computed =
                rankings.look(
                        viewer,
                        20,
                        (ranking, _) -> {
                            var changed = new Profile(alike, Set.of("광물"), "ENTP", "태백");
                            ProfileChange.keep(profiles, other, 2, changed);
                            return ranking;
                        });

        assertThat(computed.watermark()).isLessThan(profiles.newest().changeSeq());
        assertThat(score(viewer, other)).isEqualTo(70);
        assertThat(firstPage(viewer)).contains(other + ": 70.0");
    }

    /// Mistake 9, second half: an event published before its transaction commits. Here a change is
    /// seen by nobody until it is committed, and then by everybody.
    @Test
    void changeThatIsNotCommittedIsNeitherSeenNorMarkedAsSeen() {
        var viewer = neighbour("자치기", "화석", "ENTP", "태백");
        var other = neighbour("자치기", "화석", "ENTP", "태백");
        var changed = new Profile(Set.of("자치기"), Set.of("광물"), "ENTP", "태백");

        transaction.executeWithoutResult(_ -> {
            ProfileChange.keep(profiles, other, 2, changed);
            assertThat(inAnotherThread(() -> score(viewer, other))).isEqualTo(100);
        });

        assertThat(score(viewer, other)).isEqualTo(70);
    }

    /// Mistake 10: a deleted profile that makes the ranking fail for good.
    @Test
    void rankingsGoOnWhenAProfileThatTheyHoldIsDeleted() {
        var viewer = neighbour("비석치기", "화석", "ENTP", "태백");
        var withdrawn = neighbour("비석치기", "화석", "ENTP", "태백");
        var erased = neighbour("비석치기", "화석", "ENTP", "태백");
        var staying = neighbour("비석치기", "화석", "ENTP", "태백");
        assertThat(firstPage(viewer)).hasSizeGreaterThanOrEqualTo(3);

        withdraw(withdrawn, 2);
        awaitApplied();
        eraseAccount(erased);
        awaitApplied();

        for (var view = 0; view < 2; view++) {
            assertThat(firstPage(viewer))
                    .contains(staying + ": 100.0")
                    .doesNotContain(withdrawn + ": 100.0", erased + ": 100.0");
            assertThat(sees(viewer, withdrawn)).isFalse();
            assertThat(sees(viewer, erased)).isFalse();
            assertThat(sees(viewer, staying)).isTrue();
        }
    }

    private List<String> firstPage(long viewer) {
        return viewRanking.page(viewer, Wanted.ANYBODY, new Paging(0, 100)).content().stream()
                .map(row -> row.memberId() + ": " + row.score())
                .toList();
    }

    private static <T> T inAnotherThread(Callable<T> action) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.submit(action).get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
