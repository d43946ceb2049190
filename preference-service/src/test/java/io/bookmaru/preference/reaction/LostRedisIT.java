package io.bookmaru.preference.reaction;

import static io.bookmaru.events.ReactionChanged.Kind.LIKE;
import static io.bookmaru.preference.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bookmaru.events.MbtiTraits;
import io.bookmaru.events.ReactionChanged.Kind;
import io.bookmaru.preference.ledger.Locks;
import io.bookmaru.preference.ledger.Reaction;
import io.bookmaru.preference.testing.Api;
import io.bookmaru.preference.testing.Facts;
import io.bookmaru.preference.testing.PreferenceService;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Redis may lose everything at any time: the scores come out as if it had not.
@PreferenceService
class LostRedisIT {
    private static final List<String> GENRES = List.of("fantasy", "humor", "mystery", "poetry");
    private static final long SEED = 20_261_121;

    @Autowired Facts facts;
    @Autowired Api api;
    @Autowired StringRedisTemplate redis;
    @Autowired Locks locks;
    @Autowired PlatformTransactionManager transactions;

    @Test
    void losesNothingWhenEmptiedAgainAndAgain() {
        var random = new Random(SEED);
        var genreOfBook = new HashMap<Long, String>();
        for (var i = 0; i < 20; i++) {
            var genre = GENRES.get(i % GENRES.size());
            var book = facts.book(List.of(genre), List.of(), new MbtiTraits(0.3, 0, 0, 0));
            genreOfBook.put(book, genre);
        }
        var children = LongStream.range(0, 30).map(_ -> facts.child()).boxed().toList();
        var reactions = reactions(children, List.copyOf(genreOfBook.keySet()), random);

        for (var from = 0; from < reactions.size(); from += 150) {
            facts.reactions(reactions.subList(from, Math.min(from + 150, reactions.size())));
            await().pollInterval(Duration.ofMillis(2)).until(this::holdsReactions);
            emptyRedis();
        }

        for (var child : children) {
            var expected = expected(child, reactions, genreOfBook);
            eventually(() -> assertThat(api.scores(child, "genres")).isEqualTo(expected));
            var sum = expected.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(api.preference(child).get("mbti").get("ei").decimalValue())
                    .isEqualByComparingTo(sum.multiply(new BigDecimal("0.3")));
        }
    }

    @Test
    void losesNothingWhenEmptiedAndNothingFollows() {
        var child = facts.child();
        var book = facts.book(List.of("humor"), List.of(), new MbtiTraits(0, 0, 0, 0));
        facts.reaction(child, book, LIKE, 1);
        eventually(() -> assertThat(api.scores(child, "genres")).containsOnlyKeys("humor"));

        new TransactionTemplate(transactions)
                .executeWithoutResult(_ -> {
                    locks.changeBooks();
                    facts.reaction(child, book, Kind.NONE, 2);
                    eventually(() -> assertThat(api.isPending(child)).isTrue());
                    emptyRedis();
                });

        eventually(() -> assertThat(api.scores(child, "genres")).isEmpty());
        eventually(() -> assertThat(api.isPending(child)).isFalse());
    }

    @Test
    void goesOnAfterRedisHasHung() {
        var child = facts.child();
        var book = facts.book(List.of("humor"), List.of(), new MbtiTraits(0, 0, 0, 0));
        eventually(() -> assertThat(api.isPending(child)).isFalse());

        redis.execute(
                (RedisCallback<Object>)
                        connection ->
                                connection.execute(
                                        "CLIENT", "PAUSE".getBytes(), "3000".getBytes()));
        facts.reaction(child, book, LIKE, 1);

        assertThat(api.isPending(child)).isTrue();
        eventually(() -> assertThat(api.scores(child, "genres")).containsOnlyKeys("humor"));
    }

    /// Several revisions of each pair, most of them in order, some late, some twice.
    private static List<Reaction> reactions(List<Long> children, List<Long> books, Random random) {
        var revisions = new HashMap<List<Long>, Long>();
        var reactions = new ArrayList<Reaction>();
        for (var i = 0; i < 3_000; i++) {
            var child = children.get(random.nextInt(children.size()));
            var book = books.get(random.nextInt(books.size()));
            var revision = revisions.merge(List.of(child, book), 1L, Long::sum);
            var kind = Kind.values()[random.nextInt(Kind.values().length)];
            reactions.add(new Reaction(child, book, kind, revision));
        }
        for (var i = 0; i < 300; i++) {
            reactions.add(reactions.get(random.nextInt(3_000)));
            Collections.swap(
                    reactions, random.nextInt(reactions.size()), random.nextInt(reactions.size()));
        }
        return reactions;
    }

    private static Map<String, BigDecimal> expected(
            long child, List<Reaction> reactions, Map<Long, String> genreOfBook) {
        var newest = new HashMap<Long, Reaction>();
        reactions.stream()
                .filter(r -> r.childId() == child)
                .forEach(r ->
                        newest.merge(
                                r.bookId(), r, (a, b) -> a.revision() >= b.revision() ? a : b));
        var scores = new TreeMap<String, BigDecimal>();
        newest.values()
                .forEach(r -> {
                    var weight =
                            switch (r.kind()) {
                                case LIKE -> 2;
                                case DISLIKE -> -2;
                                case NONE -> 0;
                            };
                    scores.merge(
                            genreOfBook.get(r.bookId()),
                            BigDecimal.valueOf(weight),
                            BigDecimal::add);
                });
        scores.values().removeIf(score -> score.signum() == 0);
        return scores;
    }

    private boolean holdsReactions() {
        return IntStream.range(0, 3)
                .mapToObj(p -> redis.opsForHash().get("pref:{%d}:buffer".formatted(p), "reactions"))
                .anyMatch(count -> count != null && !count.equals("0"));
    }

    private void emptyRedis() {
        redis.execute(
                (RedisCallback<Object>)
                        connection -> {
                            connection.serverCommands().flushAll();
                            return null;
                        });
    }
}
