package io.bookmaru.api.review;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What each member has last told of its reader. The reviews show copies.
@Repository
class ReaderInfos {
    private final JdbcClient jdbc;

    ReaderInfos(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Told(ReaderInfo info, long revision) {}

    /// Locks the member's row and returns the revision it made; empty when this was told already.
    OptionalLong put(long memberId, ReaderInfo info, Instant now) {
        return jdbc.sql(
                        """
                        insert into reader_infos (member_id, reading_level, age_years, revision,
                                                  changed_at)
                        values (:memberId, :readingLevel, :ageYears, 1, :now)
                        on conflict (member_id) do update
                        set reading_level = excluded.reading_level, age_years = excluded.age_years,
                            revision = reader_infos.revision + 1, changed_at = excluded.changed_at
                        where reader_infos.reading_level <> excluded.reading_level
                           or reader_infos.age_years <> excluded.age_years
                        returning revision
                        """)
                .param("memberId", memberId)
                .param("readingLevel", info.readingLevel())
                .param("ageYears", info.ageYears())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, n) -> OptionalLong.of(row.getLong("revision")))
                .optional()
                .orElse(OptionalLong.empty());
    }

    /// Locks the row against changes, so that the next one finds the review that is written with
    /// this one.
    Optional<Told> findToShow(long memberId) {
        return jdbc.sql(
                        """
                        select reading_level, age_years, revision
                        from reader_infos
                        where member_id = :memberId
                        for share
                        """)
                .param("memberId", memberId)
                .query((row, n) ->
                        new Told(
                                new ReaderInfo(
                                        row.getInt("reading_level"), row.getInt("age_years")),
                                row.getLong("revision")))
                .optional();
    }
}
