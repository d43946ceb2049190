package io.bookmaru.consumer.testing;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
public class DeadLetterTable {
    private final JdbcClient jdbc;

    DeadLetterTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public record Row(
            long id, String value, String reason, String cause, String state, int replays) {}

    /// Those whose value has that text in it.
    public List<Row> containing(String text) {
        return jdbc.sql(
                        """
                        select id, convert_from(value, 'UTF8') as text, reason, cause, state, replays
                        from dead_letters
                        where position(convert_to(:text, 'UTF8') in value) > 0
                        order by id
                        """)
                .param("text", text)
                .query((row, _) ->
                        new Row(
                                row.getLong("id"),
                                row.getString("text"),
                                row.getString("reason"),
                                row.getString("cause"),
                                row.getString("state"),
                                row.getInt("replays")))
                .list();
    }
}
