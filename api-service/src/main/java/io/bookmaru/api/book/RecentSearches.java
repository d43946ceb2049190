package io.bookmaru.api.book;

import io.bookmaru.http.Paging;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What the last searches of this instance found, as long as no book has changed since: browsing by
/// age or genre is what most people do, and what takes longest.
@Component
class RecentSearches {
    private static final int MAX = 1_000;

    private final JdbcClient jdbc;
    private final Map<Key, Kept> kept =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Key, Kept> eldest) {
                    return size() > MAX;
                }
            };

    RecentSearches(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param page the ids of the books on it
    record Found(long total, List<Long> page) {}

    private record Key(BookFilter filter, Paging paging) {}

    private record Kept(long changes, Found found) {}

    /// How often the catalogue has changed, in committed transactions. Read it before the search,
    /// so that what is found is not older.
    long changes() {
        return jdbc.sql("select changes from catalogue").query(Long.class).single();
    }

    synchronized Optional<Found> find(BookFilter filter, Paging paging, long changes) {
        return Optional.ofNullable(kept.get(new Key(filter, paging)))
                .filter(k -> k.changes() == changes)
                .map(Kept::found);
    }

    synchronized Found keep(BookFilter filter, Paging paging, long changes, Found found) {
        kept.put(new Key(filter, paging), new Kept(changes, found));
        return found;
    }
}
