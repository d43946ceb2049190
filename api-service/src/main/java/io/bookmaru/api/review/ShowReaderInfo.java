package io.bookmaru.api.review;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Copies reader infos to the reviews that show an older one or none. What shows the same revision
/// or a newer one stays untouched, so repeats and late calls change nothing.
@Component
class ShowReaderInfo {
    private static final int BATCH = 1_000;

    private final JdbcClient jdbc;

    ShowReaderInfo(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void inReviewsOf(long memberId, long revision, ReaderInfo info) {
        jdbc.sql(
                        """
                        update reviews
                        set reader_info_revision = :revision, reading_level = :readingLevel,
                            age_years = :ageYears
                        where author_id = :memberId and reader_info_revision < :revision
                        """)
                .param("memberId", memberId)
                .param("revision", revision)
                .param("readingLevel", info.readingLevel())
                .param("ageYears", info.ageYears())
                .update();
    }

    /// For what no event has reached or will reach. Reviews that somebody is writing to are left
    /// for the next time.
    ///
    /// @return how many reviews were out of date
    int whereOutOfDate() {
        int all = 0;
        int some;
        do {
            some = someOutOfDate();
            all += some;
        } while (some == BATCH);
        return all;
    }

    private int someOutOfDate() {
        return jdbc.sql(
                        """
                        with out_of_date as (
                            select r.id, i.revision, i.reading_level, i.age_years
                            from reviews r join reader_infos i on i.member_id = r.author_id
                            where r.reader_info_revision < i.revision
                            limit :limit
                            for update of r skip locked)
                        update reviews r
                        set reader_info_revision = o.revision, reading_level = o.reading_level,
                            age_years = o.age_years
                        from out_of_date o
                        where r.id = o.id and r.reader_info_revision < o.revision
                        """)
                .param("limit", BATCH)
                .update();
    }
}
