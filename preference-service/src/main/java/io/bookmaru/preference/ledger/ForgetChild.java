package io.bookmaru.preference.ledger;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Deletes everything about a child but its tombstone, which the caller has written in the same
/// transaction: from then on nothing is applied for it.
@Service
public class ForgetChild {
    private final JdbcClient jdbc;

    ForgetChild(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void forget(long childId) {
        jdbc.sql(
                        """
                        with amounts as (delete from ledger where child_id = :child),
                             sums as (delete from scores where child_id = :child),
                             axes as (delete from tastes where child_id = :child)
                        delete from taste_history where child_id = :child
                        """)
                .param("child", childId)
                .update();
    }
}
