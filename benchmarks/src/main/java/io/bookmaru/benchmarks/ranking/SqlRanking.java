package io.bookmaru.benchmarks.ranking;

import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A ranking as a query. It is spared the weights of the terms, which would be a join for each.
record SqlRanking(JdbcClient jdbc) {

    void createTable() {
        jdbc.sql(
                        """
                        create table profile (
                            member_id  bigint primary key,
                            revision   bigint not null,
                            change_seq bigint not null,
                            withdrawn  boolean not null,
                            hobbies    text[] not null,
                            interests  text[] not null,
                            mbti       text,
                            region     text)
                        """)
                .update();
    }

    /// The first 1,000 of one viewer, on one core.
    Duration time(long viewer) {
        var started = System.nanoTime();
        jdbc.sql(
                        """
                        with own as (select * from profile where member_id = :viewer)
                        select profile.member_id,
                            40.0 * 2 * hobbies.common
                                / (cardinality(profile.hobbies) + cardinality(own.hobbies))
                            + 30.0 * 2 * interests.common
                                / (cardinality(profile.interests) + cardinality(own.interests))
                            + 4.0 * ((substr(profile.mbti, 1, 1) = substr(own.mbti, 1, 1))::int
                                + 2 * (substr(profile.mbti, 2, 1) = substr(own.mbti, 2, 1))::int
                                + (substr(profile.mbti, 3, 1) = substr(own.mbti, 3, 1))::int
                                + (substr(profile.mbti, 4, 1) = substr(own.mbti, 4, 1))::int)
                            + 10.0 * (profile.region = own.region)::int as score
                        from own, profile,
                            lateral (select count(*) as common from unnest(profile.hobbies) as h
                                     where h = any (own.hobbies)) as hobbies,
                            lateral (select count(*) as common from unnest(profile.interests) as i
                                     where i = any (own.interests)) as interests
                        where not profile.withdrawn and profile.member_id <> :viewer
                        order by score desc, profile.member_id
                        limit 1000
                        """)
                .param("viewer", viewer)
                .query((row, _) -> row.getLong(1))
                .list();
        return Duration.ofNanos(System.nanoTime() - started);
    }
}
