package io.bookmaru.preference.child;

import static io.bookmaru.preference.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.bookmaru.events.ChildChanged;
import io.bookmaru.events.ErasureConfirmed;
import io.bookmaru.events.ErasureConfirmed.Kind;
import io.bookmaru.events.MbtiTraits;
import io.bookmaru.events.ReactionChanged;
import io.bookmaru.events.Topics;
import io.bookmaru.preference.testing.Api;
import io.bookmaru.preference.testing.Facts;
import io.bookmaru.preference.testing.PreferenceService;
import io.bookmaru.publisher.EventIds;
import io.bookmaru.testing.TestTokens;
import io.bookmaru.testing.erasure.Traces;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

@PreferenceService
class ErasureIT {
    private static final String EVERYTHING =
            "select count(*) from ledger where child_id = :child"
                    + " union all select count(*) from scores where child_id = :child"
                    + " union all select count(*) from tastes where child_id = :child"
                    + " union all select count(*) from taste_history where child_id = :child"
                    + " union all select count(*) from children where id = :child and not erased";

    @Autowired private Facts facts;
    @Autowired private Api api;
    @Autowired private JdbcClient jdbc;
    @Autowired private StringRedisTemplate redis;
    @Autowired private ApplicationContext service;

    private final long parent = Facts.newId();
    private final long book = Facts.newId();

    @Test
    void erasedChildIsConfirmedAndNoOldEventBringsItBack() {
        var child = childWithATaste();

        facts.child(child, parent, 2, ChildChanged.Kind.ERASED, null);

        eventually(() -> assertThat(confirmations(Kind.CHILD, child)).isEqualTo(1));
        assertThat(rowsOf(child)).isZero();
        comeAgain(child);
        assertThat(rowsOf(child)).isZero();
        facts.child(child, parent, 2, ChildChanged.Kind.ERASED, null);
        eventually(() -> assertThat(confirmations(Kind.CHILD, child)).isEqualTo(2));
    }

    @Test
    void erasedMemberGoesWithItsChildrenAlsoThoseThatCameAfterIt() {
        var known = childWithATaste();
        var unknown = Facts.newId();
        facts.reaction(unknown, book, ReactionChanged.Kind.LIKE, 1);
        eventually(() -> assertThat(rowsOf(unknown)).isPositive());

        facts.memberErased(parent, List.of(unknown));

        eventually(() -> assertThat(confirmations(Kind.MEMBER, parent)).isEqualTo(1));
        assertThat(rowsOf(known)).isZero();
        assertThat(rowsOf(unknown)).isZero();
        comeAgain(known);
        comeAgain(unknown);
        comeAgain(Facts.newId());
        assertThat(rowsOf(known)).isZero();
        assertThat(rowsOf(unknown)).isZero();
        assertThat(
                        jdbc.sql("select count(*) from children where member_id = :parent")
                                .param("parent", parent)
                                .query(Long.class)
                                .single())
                .isZero();
    }

    @Test
    void tokenOfAnErasedMemberIsRefused() {
        var child = childWithATaste();
        var uri = "/api/v1/children/" + child + "/preference";
        assertThat(api.get(uri, TestTokens.forMember(parent))).hasStatus(200);

        facts.memberErased(parent, List.of(child));

        eventually(() -> assertThat(api.get(uri, TestTokens.forMember(parent))).hasStatus(401));
    }

    private long childWithATaste() {
        var child = Facts.newId();
        facts.child(child, parent, 1, ChildChanged.Kind.REGISTERED, 2019);
        facts.book(book, 1, List.of("humor"), List.of("farm"), new MbtiTraits(0.5, 0, 0, 0));
        facts.reaction(child, book, ReactionChanged.Kind.LIKE, 1);
        eventually(() -> {
            assertThat(rowsOf(child)).isGreaterThan(3);
            assertThat(
                            api.get(
                                    "/api/v1/children/" + child + "/preference",
                                    TestTokens.forMember(parent)))
                    .hasStatus(200);
        });
        return child;
    }

    /// What is in Kafka of the child, and a reaction that was under way.
    private void comeAgain(long child) {
        facts.again(
                Topics.CHILD_CHANGED,
                child,
                new ChildChanged(
                        EventIds.next(),
                        Instant.now(),
                        child,
                        parent,
                        9,
                        ChildChanged.Kind.UPDATED,
                        2019));
        facts.again(
                Topics.BOOK_LIKE,
                child,
                new ReactionChanged(
                        EventIds.next(),
                        Instant.now(),
                        child,
                        book,
                        ReactionChanged.Kind.DISLIKE,
                        9));
        if (rowsOf(child) == 0) assertThat(buffered(child)).isZero();
    }

    private long rowsOf(long child) {
        return jdbc.sql(EVERYTHING).param("child", child).query(Long.class).list().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private long buffered(long child) {
        return redis.keys("pref:*").stream()
                .filter(key -> redis.opsForHash().hasKey(key, Long.toString(child)))
                .count();
    }

    private long confirmations(Kind kind, long id) {
        var json = JsonMapper.builder().build();
        return new Traces(service)
                .records(Topics.ERASURE_CONFIRMED).stream()
                        .map(record -> json.readValue(record.value(), ErasureConfirmed.class))
                        .filter(c -> c.kind() == kind && c.subjectId() == id)
                        .filter(c -> c.service().equals("preference"))
                        .count();
    }
}
