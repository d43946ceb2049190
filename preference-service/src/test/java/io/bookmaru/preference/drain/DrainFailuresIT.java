package io.bookmaru.preference.drain;

import static io.bookmaru.events.ReactionChanged.Kind.DISLIKE;
import static io.bookmaru.events.ReactionChanged.Kind.LIKE;
import static io.bookmaru.preference.testing.Eventually.eventually;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bookmaru.events.MbtiTraits;
import io.bookmaru.preference.ledger.Locks;
import io.bookmaru.preference.ledger.Reaction;
import io.bookmaru.preference.testing.Api;
import io.bookmaru.preference.testing.Facts;
import io.bookmaru.preference.testing.PreferenceService;
import io.bookmaru.testing.TestTokens;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Status;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// What the ledger refuses is made up by a trigger that raises an error for one book.
@PreferenceService
class DrainFailuresIT {
    private static final MbtiTraits NEUTRAL = new MbtiTraits(0, 0, 0, 0);
    private static final String A_BUG = "P0001";
    private static final String DISK_FULL = "53100";

    @Autowired Facts facts;
    @Autowired Api api;
    @Autowired JdbcClient jdbc;
    @Autowired Locks locks;
    @Autowired StringRedisTemplate redis;
    @Autowired PlatformTransactionManager transactions;
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
        jdbc.sql("drop trigger if exists poison on ledger").update();
    }

    @Test
    void aReactionThatMeetsABugBecomesADeadLetterAndAllOthersAreApplied() {
        poison(A_BUG);
        var others = LongStream.range(0, 30).map(_ -> facts.child()).boxed().toList();
        var child = facts.child();
        var reactions = new ArrayList<Reaction>();
        others.forEach(other -> reactions.add(new Reaction(other, poetry, LIKE, 1)));
        reactions.add(new Reaction(child, poetry, LIKE, 1));
        reactions.add(new Reaction(child, poisoned, DISLIKE, 7));
        reactions.add(new Reaction(child, fantasy, LIKE, 1));

        inOneDrain(child, 3, reactions);

        eventually(() ->
                assertThat(api.scores(child, "genres")).containsOnlyKeys("poetry", "fantasy"));
        for (var other : others)
            eventually(() -> assertThat(api.scores(other, "genres")).containsOnlyKeys("poetry"));
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
        poison(DISK_FULL);

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

    private void poison(String sqlState) {
        jdbc.sql(
                        """
                        create or replace function poison() returns trigger language plpgsql as $$
                        begin
                            raise exception 'poisoned' using errcode = '%s';
                        end $$
                        """
                                .formatted(sqlState))
                .update();
        jdbc.sql(
                        "create trigger poison before insert or update on ledger for each row"
                                + " when (new.book_id = %d) execute function poison()"
                                        .formatted(poisoned))
                .update();
    }

    /// Drains wait for the books while the reactions are buffered, and then find all of them.
    private void inOneDrain(long child, int ofChild, List<Reaction> reactions) {
        new TransactionTemplate(transactions)
                .executeWithoutResult(_ -> {
                    locks.changeBooks();
                    facts.reactions(
                            LongStream.range(0, 20)
                                    .mapToObj(_ -> new Reaction(Facts.newId(), poetry, LIKE, 1))
                                    .toList());
                    eventually(() -> assertThat(drainsUnderWay()).isEqualTo(3));
                    facts.reactions(reactions);
                    eventually(() -> assertThat(buffered(child)).isEqualTo(ofChild));
                });
    }

    private long drainsUnderWay() {
        return IntStream.range(0, 3)
                .filter(p -> redis.opsForHash().hasKey(buffer(p), "drain"))
                .count();
    }

    private long buffered(long child) {
        return IntStream.range(0, 3)
                .mapToLong(p ->
                        redis.opsForHash().keys(buffer(p)).stream()
                                .filter(field -> field.toString().startsWith(child + ":"))
                                .count())
                .sum();
    }

    private static String buffer(int partition) {
        return "pref:{%d}:buffer".formatted(partition);
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
