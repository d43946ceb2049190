package io.bookmaru.familiarity.profile;

import static io.bookmaru.events.ProfileChanged.Kind.UPDATED;
import static org.assertj.core.api.Assertions.assertThat;

import io.bookmaru.events.ProfileChanged;
import io.bookmaru.familiarity.testing.CountedStatements;
import io.bookmaru.familiarity.testing.Neighbourhood;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/// `-Dbookmaru.test.members=1000000` for the long form.
class ChangeCostIT extends Neighbourhood {
    private static final int MANY = Integer.getInteger("bookmaru.test.members", 10_000);

    @Autowired private ProfileChangedListener listener;
    @Autowired private TransactionTemplate transaction;

    private record Cost(List<String> statements, long rowsWritten) {}

    /// Mistake 7: one Redis field per member for each profile change, one round trip each.
    @Test
    void oneProfileChangeWritesTheSameHoweverManyMembersThereAre() {
        var few = costAmong(10);
        var many = costAmong(MANY);

        System.out.printf(
                "FIGURE one profile change: %d statements and %d rows written among 10 members, %d and %d among %d%n",
                few.statements().size(),
                few.rowsWritten(),
                many.statements().size(),
                many.rowsWritten(),
                MANY);
        assertThat(many).isEqualTo(few);
        assertThat(few.rowsWritten()).isEqualTo(2);
    }

    /// In a transaction that is rolled back, for others use these tables too.
    private Cost costAmong(int members) {
        return transaction.execute(status -> {
            status.setRollbackOnly();
            jdbc.sql("delete from profile").update();
            jdbc.sql(
                            """
                            insert into profile (
                                member_id, revision, change_seq, withdrawn, hobbies, interests)
                            select n, 1, last + n, false, '{등산}', '{과학}'
                            from change_counter, generate_series(1, :members) as n
                            """)
                    .param("members", members)
                    .update();
            jdbc.sql("update change_counter set last = last + :members")
                    .param("members", members)
                    .update();
            var before = rowsWritten();
            var statements = CountedStatements.of(() -> listener.on(change()));
            return new Cost(statements, rowsWritten() - before);
        });
    }

    private long rowsWritten() {
        return jdbc.sql(
                        """
                        select sum(n_tup_ins + n_tup_upd + n_tup_del)
                        from pg_stat_xact_user_tables
                        """)
                .query(Long.class)
                .single();
    }

    private static ProfileChanged change() {
        return new ProfileChanged(
                UUID.randomUUID(),
                Instant.EPOCH,
                5,
                2,
                UPDATED,
                List.of("낚시"),
                List.of("역사"),
                "INFP",
                "서울",
                null);
    }
}
