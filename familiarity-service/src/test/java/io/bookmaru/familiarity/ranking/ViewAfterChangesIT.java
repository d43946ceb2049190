package io.bookmaru.familiarity.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookmaru.familiarity.profile.Profile;
import io.bookmaru.familiarity.testing.Neighbourhood;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/// `-Dbookmaru.test.members=1000000` for the long form.
class ViewAfterChangesIT extends Neighbourhood {
    private static final int MEMBERS = Integer.getInteger("bookmaru.test.members", 5_000);
    private static final int CHANGES = 10;
    private static final int VIEWS = 60;
    private static final long VIEWER = 1;

    @Autowired private Environment servers;

    @Test
    void comparesOnlyThoseWhoHaveChangedHoweverManyThereAre() {
        var changes = new NumberedChanges(servers, "view_after_changes", false);
        try {
            fill(changes);
            var instance = new LookingInstance(changes.profiles, changes.jdbc, VIEWER);
            instance.look();
            assertThat(instance.scored()).isEqualTo(MEMBERS - 1);

            var millis = new double[VIEWS];
            var cpuMillis = new double[VIEWS];
            var cpu = ManagementFactory.getThreadMXBean();
            for (var view = 0; view < VIEWS; view++) {
                changeTen(changes, view);
                var before = instance.scored();
                var started = System.nanoTime();
                var startedCpu = cpu.getCurrentThreadCpuTime();
                instance.look();
                cpuMillis[view] = (cpu.getCurrentThreadCpuTime() - startedCpu) / 1e6;
                millis[view] = (System.nanoTime() - started) / 1e6;
                assertThat(instance.scored() - before).isEqualTo(CHANGES);
            }

            Arrays.sort(millis);
            Arrays.sort(cpuMillis);
            System.out.printf(
                    "FIGURE a ranking made current after %d changes among %d members: %.1f ms, %.1f ms of processor (medians of %d), %d compared, load average %.1f%n",
                    CHANGES,
                    MEMBERS,
                    millis[VIEWS / 2],
                    cpuMillis[VIEWS / 2],
                    VIEWS,
                    CHANGES,
                    ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        } finally {
            changes.drop();
        }
    }

    private static void changeTen(NumberedChanges changes, int view) {
        var profile = new Profile(Set.of("취미" + view), Set.of("관심" + view), "INFP", "서울");
        changes.transactions.executeWithoutResult(_ -> {
            for (var i = 0; i < CHANGES; i++) changes.change(2 + view * CHANGES + i, 2, profile);
        });
    }

    private static void fill(NumberedChanges changes) {
        changes.jdbc
                .sql(
                        """
                        insert into profile (
                            member_id, revision, change_seq, withdrawn,
                            hobbies, interests, mbti, region)
                        select n, 1, n, false,
                            array['취미' || n % 97, '취미' || n % 89, '취미' || n % 83],
                            array['관심' || n % 97, '관심' || n % 89, '관심' || n % 83],
                            case when n % 2 = 0 then 'INFP' else 'ESTJ' end, '지역' || n % 250
                        from generate_series(1, :members) as n
                        """)
                .param("members", MEMBERS)
                .update();
        changes.jdbc
                .sql("update change_counter set last = :members")
                .param("members", MEMBERS)
                .update();
    }
}
