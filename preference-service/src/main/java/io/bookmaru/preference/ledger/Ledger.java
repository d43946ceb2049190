package io.bookmaru.preference.ledger;

import io.bookmaru.events.ReactionChanged;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.function.ToLongFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// One row per child and book: the newest reaction, and exactly what was applied for it. A row with
/// book revision 0 waits for its book.
@Repository
public class Ledger {

    /// Applies what is newer than the ledger, by reaction or by book: takes back what was applied
    /// before, applies what counts now, and remembers it.
    private static final String SETTLE =
            """
            with due as materialized (
                select r.child_id, r.book_id, r.kind, r.revision, r.weight::numeric as weight,
                       coalesce(b.revision, 0) as book_revision,
                       coalesce(b.genres, '{}') as genres, coalesce(b.topics, '{}') as topics,
                       r.weight::numeric * coalesce(b.ei, 0) as ei,
                       r.weight::numeric * coalesce(b.sn, 0) as sn,
                       r.weight::numeric * coalesce(b.tf, 0) as tf,
                       r.weight::numeric * coalesce(b.jp, 0) as jp,
                       l.weight as old_weight, l.genres as old_genres, l.topics as old_topics,
                       coalesce(l.ei, 0) as old_ei, coalesce(l.sn, 0) as old_sn,
                       coalesce(l.tf, 0) as old_tf, coalesce(l.jp, 0) as old_jp
                from unnest(:children::bigint[], :books::bigint[], :kinds::text[],
                            :weights::float8[], :revisions::bigint[])
                         as r (child_id, book_id, kind, weight, revision)
                join children c on c.id = r.child_id and not c.erased
                left join books b on b.id = r.book_id
                left join ledger l on l.child_id = r.child_id and l.book_id = r.book_id
                where l.child_id is null
                   or r.revision > l.revision
                   or (r.revision = l.revision and b.revision > l.book_revision)
            ),
            remembered as (
                insert into ledger (child_id, book_id, kind, revision, book_revision,
                                    weight, genres, topics, ei, sn, tf, jp)
                select child_id, book_id, kind, revision, book_revision,
                       weight, genres, topics, ei, sn, tf, jp
                from due
                on conflict (child_id, book_id) do update
                set kind = excluded.kind, revision = excluded.revision,
                    book_revision = excluded.book_revision, weight = excluded.weight,
                    genres = excluded.genres, topics = excluded.topics,
                    ei = excluded.ei, sn = excluded.sn, tf = excluded.tf, jp = excluded.jp
            ),
            difference as materialized (
                select child_id, feature, name, sum(amount) as amount
                from (
                    select child_id, 'GENRE' as feature, unnest(genres) as name, weight as amount from due
                    union all
                    select child_id, 'GENRE', unnest(old_genres), -old_weight from due
                    union all
                    select child_id, 'TOPIC', unnest(topics), weight from due
                    union all
                    select child_id, 'TOPIC', unnest(old_topics), -old_weight from due
                ) as parts
                group by child_id, feature, name
                having sum(amount) <> 0
            ),
            scored as (
                insert into scores as s (child_id, feature, name, score)
                select child_id, feature, name, amount from difference
                order by child_id
                on conflict (child_id, feature, name) do update set score = s.score + excluded.score
            ),
            leaning as materialized (
                select child_id, sum(ei - old_ei) as ei, sum(sn - old_sn) as sn,
                       sum(tf - old_tf) as tf, sum(jp - old_jp) as jp
                from due
                group by child_id
            )
            insert into tastes as t (child_id, ei, sn, tf, jp, updated_at)
            select child_id, ei, sn, tf, jp, :now
            from leaning
            where ei <> 0 or sn <> 0 or tf <> 0 or jp <> 0
               or child_id in (select child_id from difference)
            on conflict (child_id) do update
            set ei = t.ei + excluded.ei, sn = t.sn + excluded.sn,
                tf = t.tf + excluded.tf, jp = t.jp + excluded.jp, updated_at = excluded.updated_at
            returning child_id
            """;

    private final JdbcClient jdbc;

    Ledger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Needs the books and the children locked. Each child and book at most once.
    ///
    /// @return the children whose taste changed
    List<Long> settle(List<Reaction> reactions, Instant now) {
        return jdbc.sql(SETTLE)
                .param("children", longs(reactions, Reaction::childId))
                .param("books", longs(reactions, Reaction::bookId))
                .param("kinds", reactions.stream().map(r -> r.kind().name()).toArray(String[]::new))
                .param("weights", reactions.stream().mapToDouble(Reaction::weight).toArray())
                .param("revisions", longs(reactions, Reaction::revision))
                .param("now", Timestamp.from(now))
                .query((row, _) -> row.getLong("child_id"))
                .list();
    }

    /// Reactions to a book that were applied as it was before, or wait for it; by child.
    List<Reaction> outdated(long bookId, long afterChild, int limit) {
        return jdbc.sql(
                        """
                        select l.child_id, l.book_id, l.kind, l.revision
                        from ledger l
                        join books b on b.id = l.book_id and b.revision > l.book_revision
                        where l.book_id = :book and l.child_id > :after
                        order by l.child_id
                        limit :limit
                        """)
                .param("book", bookId)
                .param("after", afterChild)
                .param("limit", limit)
                .query((row, _) ->
                        new Reaction(
                                row.getLong("child_id"),
                                row.getLong("book_id"),
                                ReactionChanged.Kind.valueOf(row.getString("kind")),
                                row.getLong("revision")))
                .list();
    }

    /// Whether a reaction of the child waits for a book that is not known yet.
    public boolean isWaiting(long childId) {
        return jdbc.sql(
                        """
                        select exists (
                            select from ledger
                            where child_id = :child and book_revision = 0 and kind <> 'NONE')
                        """)
                .param("child", childId)
                .query(Boolean.class)
                .single();
    }

    private static long[] longs(List<Reaction> reactions, ToLongFunction<Reaction> value) {
        return reactions.stream().mapToLong(value).toArray();
    }
}
