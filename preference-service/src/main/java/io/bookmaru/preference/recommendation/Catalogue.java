package io.bookmaru.preference.recommendation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// All books, in memory: weighing each of them for a child takes less time than asking a database
/// to. Follows the table by its change numbers.
@Repository
class Catalogue {
    private final JdbcClient jdbc;
    private final RecommendationProperties properties;
    private final Clock clock;
    private final ReentrantLock refreshing = new ReentrantLock();

    private volatile Snapshot snapshot = new Snapshot(Shelf.EMPTY, 0, Instant.MIN);

    private record Snapshot(Shelf shelf, long seen, Instant at) {}

    Catalogue(JdbcClient jdbc, RecommendationProperties properties, Clock clock) {
        this.jdbc = jdbc;
        this.properties = properties;
        this.clock = clock;
    }

    /// As of a moment ago. One caller asks for changes, others take what there is meanwhile; all
    /// wait for the very first answer.
    Shelf shelf() {
        if (snapshot.at() == Instant.MIN) {
            refreshing.lock();
        } else if (isFresh() || !refreshing.tryLock()) {
            return snapshot.shelf();
        }
        try {
            if (!isFresh()) refresh();
            return snapshot.shelf();
        } finally {
            refreshing.unlock();
        }
    }

    private boolean isFresh() {
        return snapshot.at() != Instant.MIN
                && clock.instant().isBefore(snapshot.at().plus(properties.catalogueRefresh()));
    }

    private void refresh() {
        var now = clock.instant();
        var known = snapshot;
        var changed = new ArrayList<CatalogueBook>();
        var changes = changesAfter(known.seen(), changed);
        snapshot =
                changed.isEmpty()
                        ? new Snapshot(known.shelf(), known.seen(), now)
                        : new Snapshot(known.shelf().with(changed), changes.getLast(), now);
    }

    private List<Long> changesAfter(long seen, List<CatalogueBook> changed) {
        return jdbc.sql(
                        """
                        select id, change, title, genres, topics, ei, sn, tf, jp, age_from, age_to
                        from books
                        where change > :seen
                        order by change
                        """)
                .param("seen", seen)
                .query((row, _) -> {
                    changed.add(book(row));
                    return row.getLong("change");
                })
                .list();
    }

    private static CatalogueBook book(ResultSet row) throws SQLException {
        return new CatalogueBook(
                row.getLong("id"),
                row.getString("title"),
                List.of((String[]) row.getArray("genres").getArray()),
                List.of((String[]) row.getArray("topics").getArray()),
                row.getDouble("ei"),
                row.getDouble("sn"),
                row.getDouble("tf"),
                row.getDouble("jp"),
                row.getInt("age_from"),
                row.getInt("age_to"));
    }
}
