package io.bookmaru.preference.reconciliation;

import io.bookmaru.preference.taste.Amounts;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Compares with one statement, so as of one moment: whoever applies reactions meanwhile shows in
/// all of it or in none.
@Repository
class Differences {
    private static final String COMPARE =
            """
            with applied as materialized (
                select * from ledger where child_id = any (:children::bigint[])
            ),
            expected as (
                select child_id, feature, name, sum(weight) as amount
                from (
                    select child_id, 'GENRE' as feature, unnest(genres) as name, weight from applied
                    union all
                    select child_id, 'TOPIC', unnest(topics), weight from applied
                ) as parts
                group by child_id, feature, name
            ),
            kept as (
                select child_id, feature, name, score from scores where child_id = any (:children::bigint[])
            ),
            leaning as (
                select child_id, sum(ei) as ei, sum(sn) as sn, sum(tf) as tf, sum(jp) as jp
                from applied
                group by child_id
            ),
            leant as (
                select child_id, ei, sn, tf, jp from tastes where child_id = any (:children::bigint[])
            )
            select child_id, feature as kind, name, coalesce(amount, 0) as expected, coalesce(score, 0) as actual
            from expected
            full join kept using (child_id, feature, name)
            where coalesce(amount, 0) <> coalesce(score, 0)
            union all
            select child_id, 'AXIS', axis, coalesce(wanted, 0), coalesce(had, 0)
            from leaning
            full join leant using (child_id)
            cross join lateral (values ('ei', leaning.ei, leant.ei), ('sn', leaning.sn, leant.sn),
                                       ('tf', leaning.tf, leant.tf), ('jp', leaning.jp, leant.jp))
                as axes (axis, wanted, had)
            where coalesce(wanted, 0) <> coalesce(had, 0)
            union all
            select a.child_id, 'BOOK', a.book_id::text, b.revision, a.book_revision
            from applied a
            join books b on b.id = a.book_id
            where a.book_revision <> b.revision
               or a.genres <> b.genres or a.topics <> b.topics
               or a.ei <> a.weight * b.ei or a.sn <> a.weight * b.sn
               or a.tf <> a.weight * b.tf or a.jp <> a.weight * b.jp
            order by 1, 2, 3
            """;

    private final JdbcClient jdbc;

    Differences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Difference> of(List<Long> children) {
        return jdbc.sql(COMPARE)
                .param("children", children.stream().mapToLong(Long::longValue).toArray())
                .query((row, _) ->
                        new Difference(
                                row.getLong("child_id"),
                                Difference.Kind.valueOf(row.getString("kind")),
                                row.getString("name"),
                                Amounts.plain(row.getBigDecimal("expected")),
                                Amounts.plain(row.getBigDecimal("actual"))))
                .list();
    }

    /// Children that anything is kept of, in the order of their ids.
    List<Long> childrenAfter(long child, int limit) {
        return jdbc.sql(
                        """
                        select id
                        from (
                            (select id from children where id > :child order by 1 limit :limit)
                            union
                            (select distinct child_id from ledger where child_id > :child order by 1 limit :limit)
                            union
                            (select distinct child_id from scores where child_id > :child order by 1 limit :limit)
                            union
                            (select child_id from tastes where child_id > :child order by 1 limit :limit)
                        ) as known
                        order by id
                        limit :limit
                        """)
                .param("child", child)
                .param("limit", limit)
                .query((row, _) -> row.getLong("id"))
                .list();
    }
}
