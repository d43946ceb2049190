package io.bookmaru.testing.corpus;

import io.bookmaru.testing.corpus.DeadLetter.Place;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Where a service keeps its dead letters, of all topics.
class DeadLetterTable {
    private final JdbcClient jdbc;

    DeadLetterTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<DeadLetter> all() {
        return jdbc.sql("select topic, partition, record_offset, key, value from dead_letters")
                .query((row, _) ->
                        new DeadLetter(
                                new Place(
                                        row.getString("topic"),
                                        row.getInt("partition"),
                                        row.getLong("record_offset")),
                                row.getBytes("key"),
                                row.getBytes("value")))
                .list();
    }
}
