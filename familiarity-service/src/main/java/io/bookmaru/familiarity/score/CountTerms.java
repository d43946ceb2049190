package io.bookmaru.familiarity.score;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Finds out now and then which terms are common. It is not done at each change, because one change
/// would then make every score out of date.
@Component
class CountTerms {
    private final JdbcClient jdbc;

    CountTerms(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Scheduled(
            initialDelayString = "${bookmaru.familiarity.score.recount-every:1h}",
            fixedDelayString = "${bookmaru.familiarity.score.recount-every:1h}")
    @Transactional
    void count() {
        if (somethingChanged()) replaceWeights();
    }

    /// Of several instances one goes on; the others wait here and then find nothing new.
    private boolean somethingChanged() {
        return jdbc.sql(
                                """
                                update rarity
                                set counted_change_seq = change_counter.last
                                from change_counter
                                where rarity.counted_change_seq < change_counter.last
                                """)
                        .update()
                > 0;
    }

    private void replaceWeights() {
        jdbc.sql(
                        """
                        with total as (
                            select count(*) as profiles from profile where not withdrawn),
                        used as (
                            select 'HOBBY' as kind, term
                            from profile, unnest(hobbies) as term
                            union all
                            select 'INTEREST', term
                            from profile, unnest(interests) as term),
                        common as (
                            select kind, term,
                                case when count(*) > 0.1 * profiles then 3 else 6 end as weight
                            from used, total
                            group by kind, term, profiles
                            having count(*) > 0.01 * profiles),
                        removed as (
                            delete from common_term
                            where not exists (
                                select from common
                                where common.kind = common_term.kind
                                    and common.term = common_term.term)
                            returning term),
                        written as (
                            insert into common_term (kind, term, weight)
                            select kind, term, weight from common
                            on conflict (kind, term) do update
                            set weight = excluded.weight
                            where common_term.weight <> excluded.weight
                            returning term)
                        update rarity
                        set epoch = epoch + 1
                        where exists (select from removed) or exists (select from written)
                        """)
                .update();
    }
}
