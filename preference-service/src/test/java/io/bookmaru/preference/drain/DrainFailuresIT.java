package io.bookmaru.preference.drain;

import static io.bookmaru.events.ReactionChanged.Kind.DISLIKE;
import static io.bookmaru.events.ReactionChanged.Kind.LIKE;
import static io.bookmaru.preference.testing.Eventually.eventually;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bookmaru.events.MbtiTraits;
import io.bookmaru.preference.ledger.Reaction;
import io.bookmaru.preference.testing.Api;
import io.bookmaru.preference.testing.Facts;
import io.bookmaru.preference.testing.HeldDrains;
import io.bookmaru.preference.testing.Poison;
import io.bookmaru.preference.testing.PreferenceService;
import io.bookmaru.testing.TestTokens;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Status;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/// What the ledger refuses is made up: an error for one book.
@PreferenceService
class DrainFailuresIT {
    private static final MbtiTraits NEUTRAL = new MbtiTraits(0, 0, 0, 0);

    @Autowired Facts facts;
    @Autowired Api api;
    @Autowired HeldDrains drains;
    @Autowired Poison poison;
    @Autowired JdbcClient jdbc;
    @Autowired MockMvcTester mvc;
    @Autowired DrainHealth health;
    @Autowired MeterRegistry meters;

    private long poisoned;
    private long poetry;
    private long fantasy;

    @BeforeEach
    void makeBooks() {
        poisoned = facts.book(List.of("humor"), List.of(), NEUTRAL);
        poetry = facts.book(List.of("poetry"), List.of(), NEUTRAL);
        fantasy = facts.book(List.of("fantasy"), List.of(), NEUTRAL);
    }

    @AfterEach
    void heal() {
        poison.heal();
    }

    @Test
    void aReactionThatMeetsABugBecomesADeadLetterAndAllOthersAreApplied() {
        poison.refuse("ledger", "new.book_id = " + poisoned, Poison.A_BUG);
        var others = LongStream.range(0, 30).map(_ -> facts.child()).boxed().toList();
        var child = facts.child();
        var reactions = new ArrayList<Reaction>();
        others.forEach(other -> reactions.add(new Reaction(other, poetry, LIKE, 1)));
        reactions.add(new Reaction(child, poetry, LIKE, 1));
        reactions.add(new Reaction(child, poisoned, DISLIKE, 7));
        reactions.add(new Reaction(child, fantasy, LIKE, 1));

        drains.buffer(reactions);

        eventually(() ->
                assertThat(api.scores(child, "genres")).containsOnlyKeys("poetry", "fantasy"));
        eventually(() ->
                assertThat(others)
                        .allSatisfy(other ->
                                assertThat(api.scores(other, "genres"))
                                        .containsOnlyKeys("poetry")));
        eventually(() -> assertThat(api.isPending(child)).isFalse());
        assertThat(api.history(child)).hasSize(1);
        eventually(() -> assertThat(deadLetters(child)).hasSize(1));
        var letter = deadLetters(child).getFirst();
        assertThat(letter.get("reason")).isEqualTo("BUG");
        assertThat(letter.get("cause").toString()).contains("poisoned");
        assertThat(new String((byte[]) letter.get("value"), UTF_8))
                .contains("\"bookId\":" + poisoned, "\"kind\":\"DISLIKE\"", "\"revision\":7");

        heal();
        replay(letter.get("id"));

        eventually(() ->
                assertThat(api.scores(child, "genres"))
                        .containsOnlyKeys("poetry", "fantasy", "humor"));
        assertThat(api.history(child)).hasSize(2);
    }

    @Test
    void anOutageIsWaitedForAndTold() {
        var child = facts.child();
        facts.reaction(child, fantasy, LIKE, 1);
        eventually(() -> assertThat(api.scores(child, "genres")).containsOnlyKeys("fantasy"));
        eventually(() -> assertThat(health.health().getStatus()).isEqualTo(Status.UP));
        poison.refuse("ledger", "new.book_id = " + poisoned, Poison.DISK_FULL);

        facts.reaction(child, poisoned, LIKE, 1);

        eventually(() -> assertThat(health.health().getStatus()).isEqualTo(Status.DOWN));
        assertThat(health.health().getDetails().get("nothingAppliedSince").toString())
                .contains("v1.event.book-like-");
        assertThat(meters.get("bookmaru.drain.waiting").gauge().value()).isGreaterThan(1);
        assertThat(meters.get("bookmaru.drain.failures").tag("kind", "infrastructure").counter())
                .satisfies(failures -> assertThat(failures.count()).isPositive());
        assertThat(api.isPending(child)).isTrue();
        heal();

        eventually(
                () -> assertThat(api.scores(child, "genres")).containsOnlyKeys("fantasy", "humor"));
        eventually(() -> assertThat(health.health().getStatus()).isEqualTo(Status.UP));
        assertThat(deadLetters(child)).isEmpty();
    }

    private List<Map<String, Object>> deadLetters(long child) {
        return jdbc.sql("select id, value, reason, cause from dead_letters where key = :key")
                .param("key", Long.toString(child).getBytes(UTF_8))
                .query()
                .listOfRows();
    }

    private void replay(Object id) {
        assertThat(
                        mvc.post()
                                .uri("/api/v1/admin/preference/dead-letters/{id}/replay", id)
                                .header("Authorization", "Bearer " + TestTokens.forAdmin(1))
                                .exchange())
                .hasStatus2xxSuccessful();
    }
}
