package io.bookmaru.preference.recommendation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// All books, in memory: weighing each of them for a child takes less time than asking a database
/// to. Follows the table by its change numbers.
@Repository
class Catalogue {
    private final JdbcClient jdbc;
    private final Map<Long, CatalogueBook> books = new ConcurrentHashMap<>();
    private long seen;

    Catalogue(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// As of now.
    Collection<CatalogueBook> books() {
        refresh();
        return books.values();
    }

    private synchronized void refresh() {
        jdbc.sql(
                        """
                        select id, change, title, genres, topics, ei, sn, tf, jp, age_from, age_to
                        from books
                        where change > :seen
                        order by change
                        """)
                .param("seen", seen)
                .query(row -> {
                    var book = book(row);
                    books.put(book.id(), book);
                    seen = row.getLong("change");
                });
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
