package io.bookmaru.benchmarks.ranking;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bookmaru.infrastructure.Database;
import io.bookmaru.infrastructure.PostgresServer;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// The table of profiles, filled with `COPY`: the profile of member n is [SomeProfile#number] n.
record ProfileRows(DataSource database) {
    private static final int ROWS_AT_ONCE = 10_000;

    static ProfileRows in(PostgresServer postgres, Database database) {
        return new ProfileRows(
                new DriverManagerDataSource(
                        postgres.jdbcUrl(database.name()), database.name(), database.password()));
    }

    JdbcClient jdbc() {
        return JdbcClient.create(database);
    }

    /// Adds members until there are so many.
    ///
    /// @param lastChange the highest number of a change so far
    /// @return what it is now
    long growTo(int members, long lastChange) throws SQLException, IOException {
        var there = jdbc().sql("select count(*) from profile").query(Integer.class).single();
        try (var connection = database.getConnection()) {
            for (var from = there + 1; from <= members; from += ROWS_AT_ONCE)
                copy(
                        connection,
                        from,
                        Math.min(from + ROWS_AT_ONCE - 1, members),
                        lastChange - there);
        }
        jdbc().sql("analyze profile").update();
        return lastChange + members - there;
    }

    /// @param offset of the number of a change from that of its member
    private static void copy(Connection connection, int from, int to, long offset)
            throws SQLException, IOException {
        var rows = new StringBuilder();
        for (var member = from; member <= to; member++) {
            var profile = SomeProfile.number(member);
            rows.append(member).append("\t1\t").append(offset + member).append("\tf\t");
            rows.append(array(profile.hobbies())).append('\t');
            rows.append(array(profile.interests())).append('\t');
            rows.append(profile.mbti()).append('\t').append(profile.region()).append('\n');
        }
        var copy = connection.unwrap(PGConnection.class).getCopyAPI();
        var in =
                copy.copyIn(
                        """
                        copy profile (member_id, revision, change_seq, withdrawn, hobbies, interests,
                                      mbti, region)
                        from stdin
                        """);
        var bytes = rows.toString().getBytes(UTF_8);
        in.writeToCopy(bytes, 0, bytes.length);
        in.endCopy();
    }

    private static String array(Set<String> terms) {
        return "{" + String.join(",", terms) + "}";
    }
}
