package io.bookmaru.preference.ledger;

import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The order in which every writer here locks: first the books as a whole, then children by id. All
/// locks end with the transaction.
@Repository
public class Locks {
    private static final long BOOKS = 0x626f6f6b73L;

    private final JdbcClient jdbc;

    Locks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// No book changes until this transaction has ended, so that a change finds all that was
    /// applied for the book before it. Shared: writers of tastes do not wait for each other.
    void keepBooksAsTheyAre() {
        lock("select pg_advisory_xact_lock_shared(:key)");
    }

    /// Waits for those who apply reactions with the books as they were.
    public void changeBooks() {
        lock("select pg_advisory_xact_lock(:key)");
    }

    private void lock(String sql) {
        jdbc.sql(sql).param("key", BOOKS).query().listOfRows();
    }

    /// One writer at a time per child, also for a child that this service has not heard of yet.
    public void lockChildren(Collection<Long> ids) {
        var sorted = ids.stream().mapToLong(Long::longValue).sorted().distinct().toArray();
        jdbc.sql(
                        """
                        insert into children (id)
                        select id from unnest(:ids::bigint[]) as wanted (id)
                        on conflict (id) do nothing
                        """)
                .param("ids", sorted)
                .update();
        jdbc.sql("select id from children where id = any (:ids::bigint[]) order by id for update")
                .param("ids", sorted)
                .query(Long.class)
                .list();
    }
}
