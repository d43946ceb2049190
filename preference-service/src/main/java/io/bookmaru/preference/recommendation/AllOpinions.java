package io.bookmaru.preference.recommendation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// What the ledger has of each child.
@Repository
class AllOpinions {
    private static final int ROWS_AT_ONCE = 10_000;

    private final JdbcClient jdbc;

    AllOpinions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// In a transaction, without which the driver would take all rows into memory.
    @Transactional(readOnly = true)
    public Opinions of(Shelf shelf) {
        var opinions = new Opinions(shelf);
        var child = new Child(opinions);
        jdbc.sql(
                        """
                        select l.child_id, c.birth_year, l.book_id, l.kind = 'LIKE' as likes
                        from ledger l
                        join children c on c.id = l.child_id and not c.erased
                        where l.kind <> 'NONE'
                        order by l.child_id
                        """)
                .withFetchSize(ROWS_AT_ONCE)
                .query(child::add);
        child.end();
        return opinions;
    }

    /// Collects the rows of one child after the other.
    private static final class Child {
        private final Opinions opinions;
        private LongStream.Builder liked = LongStream.builder();
        private LongStream.Builder disliked = LongStream.builder();
        private long id;
        private @Nullable Integer birthYear;

        Child(Opinions opinions) {
            this.opinions = opinions;
        }

        void add(ResultSet row) throws SQLException {
            var next = row.getLong("child_id");
            if (next != id) end();
            id = next;
            birthYear = row.getObject("birth_year", Integer.class);
            (row.getBoolean("likes") ? liked : disliked).add(row.getLong("book_id"));
        }

        void end() {
            if (id != 0)
                opinions.add(birthYear, liked.build().toArray(), disliked.build().toArray());
            liked = LongStream.builder();
            disliked = LongStream.builder();
        }
    }
}
