package io.bookmaru.api.review;

import static io.bookmaru.api.review.ReviewCalls.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import io.bookmaru.api.testing.Api;
import io.bookmaru.api.testing.ApiIT;
import io.bookmaru.api.testing.PublishedEvents;
import io.bookmaru.events.Topics;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A reader info whose event could not be applied.
@ApiIT
class ReaderInfoDeadLetterIT {
    private static final int MANY = 998;

    @Autowired private Api api;
    @Autowired private PublishedEvents published;
    @Autowired private HealReviews healReviews;
    @Autowired private JdbcClient jdbc;

    private ReviewCalls reviews;
    private Api.Member author;
    private long earlier;
    private long letter;

    @BeforeEach
    void aDeadLetter() {
        reviews = new ReviewCalls(api);
        author = api.signUp("김하늘");
        earlier = reviews.write(author);
        reviews.writeMany(author, MANY, jdbc);
        breakTheListener();
        reviews.write(author, 4, 7);
        letter = await().atMost(SOON).until(this::waitingLetter, Optional::isPresent).orElseThrow();
        assertThat(reviews.shown(earlier)).isEqualTo("none");
    }

    @AfterEach
    void mendTheListener() {
        jdbc.sql("drop trigger if exists broken_for_a_test on reviews").update();
    }

    @Test
    void isCompensatedByTheJobAsItIs() {
        assertThat(failures()).isEqualTo(1);
        mendTheListener();

        healReviews.heal();

        assertThat(reviews.shown(earlier)).isEqualTo("4, 7");
        replay();
        assertThat(ReviewCalls.showing(author, 4, 7, jdbc)).isEqualTo(MANY + 2);
        System.out.printf(
                "FIGURE reader info compensated: %d of %d reviews by the job, after 1 record in the"
                        + " failure topic and 1 row; its replay changed none%n",
                ReviewCalls.showing(author, 4, 7, jdbc), MANY + 2);
    }

    @Test
    void isCompensatedByTheJobWithTheNewerValueThatCameFirst() {
        reviews.write(author, 5, 8);
        await().atMost(SOON).until(() -> failures() == 2);
        mendTheListener();

        healReviews.heal();

        assertThat(reviews.shown(earlier)).isEqualTo("5, 8");
        replay();
        assertThat(ReviewCalls.showing(author, 5, 8, jdbc)).isEqualTo(MANY + 3);
        System.out.printf(
                "FIGURE reader info compensated: %d of %d reviews with the newer value, the older"
                        + " one replayed after it%n",
                ReviewCalls.showing(author, 5, 8, jdbc), MANY + 3);
    }

    @Test
    void isAppliedWhenReplayed() {
        mendTheListener();

        replay();

        assertThat(reviews.shown(earlier)).isEqualTo("4, 7");
    }

    @Test
    void changesNothingWhenItsReplayMeetsANewerValue() {
        mendTheListener();
        reviews.write(author, 5, 8);
        reviews.awaitShown("5, 8", earlier);

        replay();

        assertThat(reviews.shown(earlier)).isEqualTo("5, 8");
    }

    @Test
    void isCompensatedByTheJobWhenDiscarded() {
        assertThat(api.call(DELETE, path(), api.admin().token(), null)).hasStatus(204);
        mendTheListener();

        healReviews.heal();

        assertThat(reviews.shown(earlier)).isEqualTo("4, 7");
    }

    private void replay() {
        assertThat(api.call(POST, path() + "/replay", api.admin().token(), null)).hasStatus(202);
        await().atMost(SOON)
                .until(() -> {
                    var answer = api.call(GET, path(), api.admin().token(), null);
                    return api.body(answer).get("state").asString().equals("APPLIED");
                });
    }

    private String path() {
        return "/api/v1/admin/api/dead-letters/" + letter;
    }

    /// Records of the author in the failure topic.
    private long failures() {
        return published.recordsOfAnyTopic(Topics.READER_INFO_CHANGED + "-api-dlt").stream()
                .filter(record -> Long.toString(author.id()).equals(record.key()))
                .count();
    }

    private Optional<Long> waitingLetter() {
        return jdbc.sql(
                        """
                        select id from dead_letters
                        where topic = :topic and key = :key and state = 'WAITING'
                        """)
                .param("topic", Topics.READER_INFO_CHANGED)
                .param("key", Long.toString(author.id()).getBytes())
                .query(Long.class)
                .optional();
    }

    private void breakTheListener() {
        jdbc.sql(
                        """
                        create or replace function fail_for_a_test() returns trigger
                        language plpgsql as
                        $$ begin raise 'broken' using errcode = 'check_violation'; end $$
                        """)
                .update();
        jdbc.sql(
                        """
                        create trigger broken_for_a_test before update on reviews
                        for each row when (old.author_id = %d) execute function fail_for_a_test()
                        """
                                .formatted(author.id()))
                .update();
    }
}
