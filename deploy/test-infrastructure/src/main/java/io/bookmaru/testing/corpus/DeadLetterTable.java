package io.bookmaru.testing.corpus;

import io.bookmaru.testing.corpus.DeadLetter.Place;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The table in the service's database.
class DeadLetterTable implements DeadLetters {
    private final JdbcClient jdbc;

    DeadLetterTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<DeadLetter> all() {
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
