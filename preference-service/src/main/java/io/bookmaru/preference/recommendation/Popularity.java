package io.bookmaru.preference.recommendation;

import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Repository;

/// What children of about the same age like, counted every now and then.
@Repository
class Popularity implements SchedulingConfigurer {
    private static final int YEARS_APART = 1;

    private final JdbcClient jdbc;
    private final RecommendationProperties properties;
    private volatile Map<Long, Map<Integer, Integer>> byBookAndBirthYear = Map.of();

    Popularity(JdbcClient jdbc, RecommendationProperties properties) {
        this.jdbc = jdbc;
        this.properties = properties;
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        tasks.addFixedDelayTask(this::refresh, properties.popularityRefresh());
    }

    private void refresh() {
        var counted = new HashMap<Long, Map<Integer, Integer>>();
        jdbc.sql(
                        """
                        select l.book_id, c.birth_year, sum(sign(l.weight)) as likes
                        from ledger l
                        join children c on c.id = l.child_id and c.birth_year is not null
                        where l.weight <> 0
                        group by l.book_id, c.birth_year
                        """)
                .query(row -> {
                    counted.computeIfAbsent(row.getLong("book_id"), _ -> new HashMap<>())
                            .put(row.getInt("birth_year"), row.getInt("likes"));
                });
        byBookAndBirthYear = counted;
    }

    /// How many more like the book than dislike it; negative when it is the other way round.
    int of(long bookId, int birthYear) {
        var byBirthYear = byBookAndBirthYear.getOrDefault(bookId, Map.of());
        var likes = 0;
        for (var year = birthYear - YEARS_APART; year <= birthYear + YEARS_APART; year++)
            likes += byBirthYear.getOrDefault(year, 0);
        return likes;
    }
}
