package io.bookmaru.familiarity.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.bookmaru.familiarity.testing.Neighbourhood;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class ProfilesIT extends Neighbourhood {
    private static final Profile HIKER =
            new Profile(Set.of("등산", "캠핑"), Set.of("과학"), "INFP", "서울");
    private static final Profile SWIMMER = new Profile(Set.of("수영"), Set.of(), null, null);

    @Autowired Profiles profiles;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;

    @Test
    void keepsNewestRevision() {
        var member = newMember();

        profiles.keep(member, 1, SWIMMER);
        profiles.keep(member, 2, HIKER);

        var last = profiles.newest().changeSeq();
        assertThat(profiles.changedAfter(last - 1, 10))
                .containsExactly(new ProfileVersion.Approved(member, last, HIKER));
        assertThat(profiles.changedAfter(last, 10)).isEmpty();
    }

    @Test
    void ignoresOlderAndRepeatedRevision() {
        var member = newMember();
        profiles.keep(member, 2, HIKER);
        var before = profiles.newest().changeSeq();

        profiles.keep(member, 1, SWIMMER);
        profiles.keep(member, 2, SWIMMER);

        assertThat(profiles.newest().changeSeq()).isEqualTo(before);
        assertThat(profiles.changedAfter(before - 1, 10))
                .containsExactly(new ProfileVersion.Approved(member, before, HIKER));
    }

    @Test
    void ignoresRepeatedEvents() {
        var member = neighbour("독서", "시", "INFP", "서울");
        var before = profiles.newest().changeSeq();

        approve(member, 2, "독서", "소설", "INFP", "서울");
        approve(member, 1, "독서", "시", "INFP", "서울");
        approve(member, 2, "독서", "소설", "INFP", "서울");
        approve(member, 3, "독서", "수필", "INFP", "서울");

        soon(() ->
                assertThat(profiles.changedAfter(before, 10))
                        .containsExactly(
                                new ProfileVersion.Approved(
                                        member,
                                        before + 2,
                                        new Profile(Set.of("독서"), Set.of("수필"), "INFP", "서울"))));
    }

    @Test
    void leavesTombstoneWithoutData() {
        var member = newMember();
        profiles.keep(member, 1, HIKER);

        profiles.keep(member, 2, null);
        profiles.keep(member, 1, HIKER);

        var last = profiles.newest().changeSeq();
        assertThat(profiles.changedAfter(last - 1, 10))
                .containsExactly(new ProfileVersion.Withdrawn(member, last));
        assertThat(
                        jdbc.sql(
                                        """
                                        select cardinality(hobbies) + cardinality(interests)
                                        from profile
                                        where member_id = :member
                                            and mbti is null and region is null
                                        """)
                                .param("member", member)
                                .query(Integer.class)
                                .single())
                .isZero();
    }

    @Test
    void erasesAlsoWhatIsYetToCome() {
        var member = newMember();

        profiles.erase(member);
        profiles.keep(member, 1, HIKER);
        profiles.erase(member);

        var last = profiles.newest().changeSeq();
        assertThat(profiles.changedAfter(last - 1, 10))
                .containsExactly(new ProfileVersion.Withdrawn(member, last));
    }

    @Test
    void refusesIdThatNoRankingCanHold() {
        refuses(() -> profiles.keep(1L << 53, 1, HIKER));
        refuses(() -> profiles.keep(0, 1, HIKER));
    }

    /// The earlier number commits later, or would, if the counter did not hold the other one back.
    @Test
    void skipsNoChangeThatCommitsLate() throws Exception {
        var viewer = neighbour("등산", "과학", "INFP", "서울");
        var slow = newMember();
        var quick = newMember();
        var slowHasItsNumber = new CountDownLatch(1);
        var slowMayCommit = new CountDownLatch(1);

        try (var threads = Executors.newCachedThreadPool()) {
            var slowChange =
                    threads.submit(() ->
                            transaction.executeWithoutResult(_ -> {
                                profiles.keep(slow, 1, HIKER);
                                slowHasItsNumber.countDown();
                                await(slowMayCommit);
                            }));
            slowHasItsNumber.await();
            var quickChange = threads.submit(() -> profiles.keep(quick, 1, HIKER));
            awaitSomebodyWaitsForLock();
            assertThat(sees(viewer, slow)).isFalse();
            assertThat(sees(viewer, quick)).isFalse();
            slowMayCommit.countDown();
            slowChange.get();
            quickChange.get();
        }

        assertThat(sees(viewer, quick)).isTrue();
        assertThat(sees(viewer, slow)).isTrue();
        assertThat(changeSeq(slow)).isLessThan(changeSeq(quick));
    }

    private long changeSeq(long member) {
        return jdbc.sql("select change_seq from profile where member_id = :member")
                .param("member", member)
                .query(Long.class)
                .single();
    }

    private void awaitSomebodyWaitsForLock() {
        var waiting = "select count(*) from pg_locks where not granted";
        Awaitility.await().until(() -> jdbc.sql(waiting).query(Long.class).single() > 0);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void refuses(ThrowingCallable write) {
        assertThatExceptionOfType(DataIntegrityViolationException.class).isThrownBy(write);
    }
}
