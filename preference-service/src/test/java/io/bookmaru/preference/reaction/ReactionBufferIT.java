package io.bookmaru.preference.reaction;

import static io.bookmaru.events.ReactionChanged.Kind.DISLIKE;
import static io.bookmaru.events.ReactionChanged.Kind.LIKE;
import static io.bookmaru.events.ReactionChanged.Kind.NONE;
import static io.bookmaru.preference.reaction.ReactionBuffer.Added.ADDED;
import static io.bookmaru.preference.reaction.ReactionBuffer.Added.FULL;
import static io.bookmaru.preference.reaction.ReactionBuffer.Added.REFUSED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bookmaru.consumer.position.Position;
import io.bookmaru.events.Topics;
import io.bookmaru.preference.ledger.Reaction;
import io.bookmaru.preference.testing.PreferenceService;
import java.util.List;
import java.util.Properties;
import java.util.stream.LongStream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;

@PreferenceService
class ReactionBufferIT {
    /// Kafka has no such partition, so nobody else touches its buffer.
    private static final int PARTITION = 1_000;

    private static final long EPOCH = 7;

    @Autowired ReactionBuffer buffer;
    @Autowired StringRedisTemplate redis;

    @BeforeEach
    void open() {
        redis.delete(redis.keys("pref:{1000}:*"));
        buffer.open(PARTITION, EPOCH, 10, 10);
    }

    @Test
    void keepsTheNewestReactionOfEachChildToEachBook() {
        add(PARTITION, EPOCH, 10, 13, List.of(like(1, 1, 9), dislike(1, 2, 1)));
        add(PARTITION, EPOCH, 13, 15, List.of(dislike(1, 1, 10), like(1, 2, 1)));
        add(PARTITION, EPOCH, 15, 16, List.of(like(1, 1, 2)));

        assertThat(buffer.read(setAside(16))).containsExactly(dislike(1, 1, 10), dislike(1, 2, 1));
    }

    /// The mistake of an earlier design: read all, delete, push back.
    @Test
    void isNotRewrittenWholeOnEveryEvent() {
        var many = LongStream.rangeClosed(1, 2_000).mapToObj(i -> like(i, i, 1)).toList();
        add(PARTITION, EPOCH, 10, 11, many);
        var before = fieldsTouched();

        for (int offset = 11; offset < 21; offset++)
            assertThat(add(PARTITION, EPOCH, offset, offset + 1, List.of(dislike(offset, 1, 2))))
                    .isEqualTo(ADDED);

        assertThat(fieldsTouched() - before).isLessThan(1_000);
        assertThat(redis.opsForHash().size("pref:{1000}:buffer")).isGreaterThan(4_000);
    }

    /// Calls that read or write fields one by one, and a thousand for each call that takes all.
    private long fieldsTouched() {
        var calls =
                redis.execute(
                        (RedisCallback<Properties>) c -> c.serverCommands().info("commandstats"));
        return calls.stringPropertyNames().stream()
                .mapToLong(command -> weight(command) * callsOf(calls.getProperty(command)))
                .sum();
    }

    private static long weight(String command) {
        return switch (command) {
            case "cmdstat_hset", "cmdstat_hget", "cmdstat_hdel", "cmdstat_rpush" -> 1;
            case "cmdstat_hgetall", "cmdstat_lrange" -> 1_000;
            default -> 0;
        };
    }

    /// Of `calls=21,usec=175,…`.
    private static long callsOf(String statistics) {
        return Long.parseLong(statistics, 6, statistics.indexOf(','), 10);
    }

    @Test
    void comparesRevisionsThatADoubleCannotTellApart() {
        var huge = Long.MAX_VALUE;

        add(PARTITION, EPOCH, 10, 11, List.of(like(1, 1, huge - 1)));
        add(PARTITION, EPOCH, 11, 12, List.of(dislike(1, 1, huge)));
        add(PARTITION, EPOCH, 12, 13, List.of(like(1, 1, huge - 1)));

        assertThat(buffer.read(setAside(13))).containsExactly(dislike(1, 1, huge));
    }

    @Test
    void refusesAnotherEpochAndAnotherOffset() {
        assertThat(add(PARTITION, EPOCH - 1, 10, 11, List.of(like(1, 1, 1)))).isEqualTo(REFUSED);
        assertThat(add(PARTITION, EPOCH, 11, 12, List.of(like(1, 1, 1)))).isEqualTo(REFUSED);
        assertThat(add(PARTITION, EPOCH, 9, 11, List.of(like(1, 1, 1)))).isEqualTo(REFUSED);
        assertThat(buffer.setAside(PARTITION, EPOCH, 11, key())).isEmpty();
    }

    @Test
    void refusesWhatFollowsWhenRedisHasLostIt() {
        add(PARTITION, EPOCH, 10, 11, List.of(like(1, 1, 1)));

        redis.delete("pref:{1000}:buffer");

        assertThat(add(PARTITION, EPOCH, 11, 12, List.of(like(1, 2, 1)))).isEqualTo(REFUSED);
        assertThat(buffer.setAside(PARTITION, EPOCH, 11, key())).isEmpty();
        assertThat(redis.hasKey("pref:{1000}:buffer")).isFalse();
    }

    @Test
    void keepsWhatArrivesWhileADrainIsUnderWay() {
        add(PARTITION, EPOCH, 10, 11, List.of(like(1, 1, 1)));
        var first = setAside(11);

        add(PARTITION, EPOCH, 11, 12, List.of(none(1, 1, 2), like(2, 1, 1)));
        buffer.discard(first);

        assertThat(buffer.read(setAside(12))).containsExactly(none(1, 1, 2), like(2, 1, 1));
    }

    @Test
    void noticesThatWhatWasSetAsideIsGone() {
        add(PARTITION, EPOCH, 10, 11, List.of(like(1, 1, 1)));
        var setAside = setAside(11);

        redis.delete(setAside.key());

        assertThatThrownBy(() -> buffer.read(setAside)).isInstanceOf(SetAsideLostException.class);
    }

    @Test
    void noticesThatWhatWasSetAsideIsNotWhatWasPutThere() {
        add(PARTITION, EPOCH, 10, 11, List.of(like(1, 1, 1)));
        var setAside = setAside(11);

        redis.opsForHash().put(setAside.key(), "1:1", "1");

        assertThatThrownBy(() -> buffer.read(setAside)).isInstanceOf(SetAsideLostException.class);
    }

    @Test
    void knowsTheOffsetOfTheNewestReaction() {
        add(PARTITION, EPOCH, 10, 12, List.of(like(1, 1, 2)));
        add(PARTITION, EPOCH, 12, 13, List.of(dislike(1, 1, 3)));
        add(PARTITION, EPOCH, 13, 14, List.of(like(1, 1, 1)));
        var setAside = setAside(14);

        assertThat(buffer.offsetOf(dislike(1, 1, 3), setAside)).isEqualTo(12);
        redis.delete(setAside.key());
        assertThatThrownBy(() -> buffer.offsetOf(dislike(1, 1, 3), setAside))
                .isInstanceOf(SetAsideLostException.class);
    }

    @Test
    void setsNothingAsideBeforeTheLastWasDiscarded() {
        add(PARTITION, EPOCH, 10, 11, List.of(like(1, 1, 1)));
        var unheardOf = setAside(11);
        add(PARTITION, EPOCH, 11, 12, List.of(like(2, 1, 1)));

        var again = ReactionBuffer.newDrainKey(PARTITION, EPOCH, 12);
        assertThat(buffer.setAside(PARTITION, EPOCH, 12, again)).isEmpty();

        assertThat(buffer.read(unheardOf)).containsExactly(like(1, 1, 1));
        redis.delete(unheardOf.key());
        assertThat(buffer.setAside(PARTITION, EPOCH, 12, again)).isEmpty();
        buffer.discard(unheardOf);
        assertThat(buffer.setAside(PARTITION, EPOCH, 12, again)).hasValue(1);
    }

    @Test
    void neverOverwritesWhatWasSetAside() {
        add(PARTITION, EPOCH, 10, 11, List.of(like(1, 1, 1)));
        redis.opsForHash().put(key(), "9:9", "1:LIKE");

        assertThat(buffer.setAside(PARTITION, EPOCH, 11, key())).isEmpty();

        assertThat(redis.opsForHash().entries(key())).containsOnlyKeys("9:9");
        redis.delete(key());
    }

    @Test
    void isFullAtItsLimitUntilSetAside() {
        var many = LongStream.rangeClosed(1, 3_000).mapToObj(i -> like(i, i, 1)).toList();
        add(PARTITION, EPOCH, 10, 11, many);

        assertThat(add(PARTITION, EPOCH, 11, 12, List.of(like(1, 9, 1)))).isEqualTo(FULL);
        var setAside = setAside(11);

        assertThat(add(PARTITION, EPOCH, 11, 12, List.of(like(1, 9, 1)))).isEqualTo(ADDED);
        assertThat(buffer.read(setAside)).hasSize(3_000);
        buffer.discard(setAside);
    }

    @Test
    void knowsWhoseReactionsItHolds() {
        add(PARTITION, EPOCH, 10, 11, List.of(like(1, 1, 1)));
        var setAside = setAside(11);
        add(PARTITION, EPOCH, 11, 12, List.of(like(2, 1, 1)));

        assertThat(mayHold(1)).isTrue();
        assertThat(mayHold(2)).isTrue();
        assertThat(mayHold(3)).isFalse();
        buffer.discard(setAside);
        assertThat(mayHold(1)).isFalse();
    }

    @Test
    void mayHoldAnythingUntilItIsFilledAgain() {
        add(PARTITION, EPOCH, 10, 12, List.of(like(1, 1, 1)));
        buffer.open(PARTITION, EPOCH + 1, 10, 10);

        assertThat(mayHold(1)).isTrue();
        add(PARTITION, EPOCH + 1, 10, 12, List.of(like(1, 1, 1)));

        assertThat(mayHold(1)).isTrue();
        assertThat(mayHold(2)).isFalse();
        redis.delete("pref:{1000}:buffer");
        assertThat(mayHold(2)).isTrue();
    }

    private ReactionBuffer.Added add(
            int partition, long epoch, long from, long to, List<Reaction> reactions) {
        var received = reactions.stream().map(r -> new Received(r, from)).toList();
        return buffer.add(partition, epoch, from, to, received);
    }

    private boolean mayHold(long child) {
        return buffer.mayHold(child, List.of(PARTITION));
    }

    private SetAside setAside(long next) {
        var key = ReactionBuffer.newDrainKey(PARTITION, EPOCH, next);
        var reactions = buffer.setAside(PARTITION, EPOCH, next, key).orElseThrow();
        return new SetAside(
                new TopicPartition(Topics.BOOK_LIKE, PARTITION),
                new Position(EPOCH, 10),
                key,
                reactions,
                next);
    }

    private static String key() {
        return ReactionBuffer.newDrainKey(PARTITION, EPOCH, 11);
    }

    private static Reaction like(long child, long book, long revision) {
        return new Reaction(child, book, LIKE, revision);
    }

    private static Reaction dislike(long child, long book, long revision) {
        return new Reaction(child, book, DISLIKE, revision);
    }

    private static Reaction none(long child, long book, long revision) {
        return new Reaction(child, book, NONE, revision);
    }
}
