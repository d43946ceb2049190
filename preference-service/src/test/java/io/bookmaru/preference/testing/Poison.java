package io.bookmaru.preference.testing;

import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Makes the database refuse rows, with an error of one's choice.
@TestComponent
public class Poison {
    public static final String A_BUG = "P0001";
    public static final String DISK_FULL = "53100";

    private final JdbcClient jdbc;

    Poison(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param rows a condition on `new`
    /// @param sqlState PostgreSQL 18, appendix A
    public void refuse(String table, String rows, String sqlState) {
        jdbc.sql(
                        """
                        create or replace function poison() returns trigger language plpgsql as $$
                        begin
                            raise exception 'poisoned' using errcode = '%s';
                        end $$
                        """
                                .formatted(sqlState))
                .update();
        jdbc.sql(
                        "create trigger poison before insert or update on %s for each row when (%s) execute function poison()"
                                .formatted(table, rows))
                .update();
    }

    public void heal() {
        jdbc.sql("drop function if exists poison() cascade").update();
    }
}
