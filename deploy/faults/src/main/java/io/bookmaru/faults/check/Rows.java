package io.bookmaru.faults.check;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import io.bookmaru.faults.site.Postgres;
import io.bookmaru.faults.site.Program;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// What the services' databases have of one row's things.
public final class Rows {
    private final Postgres postgres;

    public Rows(Postgres postgres) {
        this.postgres = postgres;
    }

    Map<String, Version> reactions(Program owner, Collection<Long> children) throws SQLException {
        var table = owner == Program.API ? "reactions" : "ledger";
        return versions(
                owner,
                "select child_id || ':' || book_id, revision, kind from "
                        + table
                        + " where child_id = any(?)",
                children);
    }

    Map<String, Version> profiles(Program owner, Collection<Long> members) throws SQLException {
        var table = owner == Program.API ? "profiles" : "profile";
        return versions(
                owner,
                "select member_id::text, revision, hobbies[1] from "
                        + table
                        + " where member_id = any(?)",
                members);
    }

    Map<Long, List<Long>> commentsByPost(Collection<Long> posts) throws SQLException {
        var rows =
                query(
                        Program.API,
                        "select post_id, id from comments where post_id = any(?)",
                        posts,
                        row -> Map.entry(row.getLong(1), row.getLong(2)));
        return rows.stream()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }

    /// Scores and sums of traits that are not what api-service's reactions and books make.
    List<String> wrongTastes(Collection<Long> children) throws SQLException {
        var wrong =
                new ArrayList<>(
                        query(Program.PREFERENCE, SCORES, children, row -> row.getString(1)));
        wrong.addAll(query(Program.PREFERENCE, TASTES, children, row -> row.getString(1)));
        return wrong;
    }

    /// Entries of the ledger that were not made from the newest revision of their book.
    List<String> wrongBooks(Collection<Long> books) throws SQLException {
        var newest =
                query(
                        Program.API,
                        "select id, revision from books where id = any(?)",
                        books,
                        row -> Map.entry(row.getLong(1), row.getLong(2)));
        var applied =
                query(
                        Program.PREFERENCE,
                        """
                        select book_id, book_revision from ledger
                        where book_id = any(?) group by book_id, book_revision
                        """,
                        books,
                        row -> Map.entry(row.getLong(1), row.getLong(2)));
        return applied.stream().filter(a -> !newest.contains(a)).map(Object::toString).toList();
    }

    long deadLetters(Program program) throws SQLException {
        return count(program, "select count(*) from dead_letters");
    }

    long outbox(Program program) throws SQLException {
        return count(program, "select count(*) from outbox");
    }

    private long count(Program program, String sql) throws SQLException {
        try (var connection = postgres.connect(program);
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private Map<String, Version> versions(Program owner, String sql, Collection<Long> ids)
            throws SQLException {
        return query(
                        owner,
                        sql,
                        ids,
                        row ->
                                new Version(
                                        row.getString(1), row.getLong(2), row.getString(3), null))
                .stream()
                .collect(toMap(Version::key, version -> version));
    }

    private interface Read<T> {
        T from(ResultSet row) throws SQLException;
    }

    private <T> List<T> query(Program owner, String sql, Collection<Long> ids, Read<T> read)
            throws SQLException {
        try (var connection = postgres.connect(owner);
                var statement = connection.prepareStatement(sql)) {
            var array = connection.createArrayOf("bigint", ids.toArray());
            for (int i = 1; i <= statement.getParameterMetaData().getParameterCount(); i++)
                statement.setArray(i, array);
            var found = new ArrayList<T>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) found.add(read.from(rows));
            }
            return found;
        }
    }

    /// From the books, not from what the ledger says was applied.
    private static final String SCORES =
            """
            with parts as (
                select child_id, case kind when 'LIKE' then 2.0 when 'DISLIKE' then -2.0 else 0 end as weight,
                       b.genres, b.topics
                from ledger l join books b on b.id = l.book_id where child_id = any(?)
            ), expected as (
                select child_id, feature, name, sum(weight) as score
                from (select child_id, 'GENRE' as feature, unnest(genres) as name, weight from parts
                      union all select child_id, 'TOPIC', unnest(topics), weight from parts) each_name
                group by child_id, feature, name having sum(weight) <> 0
            )
            select format('child %s, %s %s: %s (expected: %s)', child_id, feature, name, found.score, expected.score)
            from expected
            full join (select * from scores where score <> 0 and child_id = any(?)) found using (child_id, feature, name)
            where expected.score is distinct from found.score
            """;

    private static final String TASTES =
            """
            with expected as (
                select child_id, sum(weight * b.ei) as ei, sum(weight * b.sn) as sn,
                       sum(weight * b.tf) as tf, sum(weight * b.jp) as jp
                from (select child_id, book_id,
                             case kind when 'LIKE' then 2.0 when 'DISLIKE' then -2.0 else 0 end as weight
                      from ledger where child_id = any(?)) l
                join books b on b.id = l.book_id group by child_id
            )
            select format('child %s: %s (expected: %s)', child_id, row(t.ei, t.sn, t.tf, t.jp), row(e.ei, e.sn, e.tf, e.jp))
            from expected e left join (select * from tastes where child_id = any(?)) t using (child_id)
            where coalesce(t.ei, 0) <> e.ei or coalesce(t.sn, 0) <> e.sn
               or coalesce(t.tf, 0) <> e.tf or coalesce(t.jp, 0) <> e.jp
            """;
}
