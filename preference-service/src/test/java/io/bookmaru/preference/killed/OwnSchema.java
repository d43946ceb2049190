package io.bookmaru.preference.killed;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The tables of the service once more, so that a process has them to itself, at the positions to
/// which the other service has come.
record OwnSchema(String name, JdbcClient jdbc) {

    static OwnSchema create(String name, JdbcClient jdbc) {
        var schema = new OwnSchema(name, jdbc);
        schema.sql("create schema %s");
        schema.sql("create sequence %s.book_changes");
        for (var table : schema.tables())
            schema.sql("create table %s." + table + " (like public." + table + " including all)");
        for (var table : schema.tables())
            if (table.endsWith("schema_history"))
                schema.sql("insert into %s." + table + " select * from public." + table);
        schema.sql("insert into %s.consumer_positions select * from public.consumer_positions");
        return schema;
    }

    private List<String> tables() {
        return jdbc.sql("select tablename from pg_tables where schemaname = 'public'")
                .query(String.class)
                .list();
    }

    private void sql(String statement) {
        jdbc.sql(statement.formatted(name)).update();
    }
}
