package io.bookmaru.testing.body;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What a body must not change, read by queries that know the caller as `:caller`. The caller's own
/// things may get more, so a query leaves those out or counts them in a way that a body could not
/// add to.
final class PrivilegedRows {
    private final JdbcClient jdbc;
    private final List<String> queries;

    PrivilegedRows(JdbcClient jdbc, List<String> queries) {
        this.jdbc = jdbc;
        this.queries = queries;
    }

    /// By query, the rows in their order.
    Map<String, List<String>> read(long caller) {
        var rows = new LinkedHashMap<String, List<String>>();
        for (var query : queries) {
            rows.put(
                    query,
                    jdbc.sql(query)
                            .params(Map.of("caller", caller))
                            .query((row, _) -> {
                                var text = new StringBuilder();
                                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++)
                                    text.append(row.getString(i)).append(' ');
                                return text.toString();
                            })
                            .list());
        }
        return rows;
    }
}
