package io.bookmaru.api.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookmaru.api.testing.Api;
import io.bookmaru.api.testing.ApiIT;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.config.ScheduledTaskHolder;

@ApiIT
class HealReviewsIT {
    private static final int MANY = 2_500;

    @Autowired private Api api;
    @Autowired private HealReviews healReviews;
    @Autowired private ScheduledTaskHolder schedule;
    @Autowired private JdbcClient jdbc;

    private ReviewCalls reviews;
    private Api.Member author;

    @BeforeEach
    void anAuthor() {
        reviews = new ReviewCalls(api);
        author = api.signUp("김하늘");
    }

    @Test
    void bringsAnyNumberOfReviewsUpToDate() {
        reviews.writeMany(author, MANY, jdbc);
        tellWithoutAnEvent();

        healReviews.heal();

        assertThat(upToDate()).isEqualTo(MANY);
    }

    @Test
    void leavesReviewsThatAreUpToDateAlone() {
        long book = reviews.write(author, 4, 7);
        var before = version(book);

        healReviews.heal();

        assertThat(version(book)).isEqualTo(before);
    }

    @Test
    void runsByItself() {
        assertThat(schedule.getScheduledTasks())
                .extracting(task -> task.getTask().toString())
                .anyMatch(task -> task.contains(HealReviews.class.getName()));
    }

    private void tellWithoutAnEvent() {
        jdbc.sql(
                        """
                        insert into reader_infos (member_id, reading_level, age_years, revision,
                                                  changed_at)
                        values (:member, 3, 5, 1, now())
                        """)
                .param("member", author.id())
                .update();
    }

    private int upToDate() {
        return jdbc.sql(
                        """
                        select count(*) from reviews
                        where author_id = :member and reader_info_revision = 1
                          and reading_level = 3 and age_years = 5
                        """)
                .param("member", author.id())
                .query(Integer.class)
                .single();
    }

    /// Changes with each update of the row.
    private String version(long book) {
        return jdbc.sql("select ctid::text from reviews where book_id = :book")
                .param("book", book)
                .query(String.class)
                .single();
    }
}
