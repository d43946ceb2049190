package io.bookmaru.preference.testing;

import static io.bookmaru.events.ReactionChanged.Kind.LIKE;
import static io.bookmaru.preference.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.bookmaru.preference.ledger.Locks;
import io.bookmaru.preference.ledger.Reaction;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Lets reactions gather in the buffers, so that one drain finds all of them.
@TestComponent
public class HeldDrains {
    private static final int PARTITIONS = 3;

    private final Facts facts;
    private final Locks locks;
    private final StringRedisTemplate redis;
    private final TransactionTemplate transactions;

    HeldDrains(
            Facts facts,
            Locks locks,
            StringRedisTemplate redis,
            PlatformTransactionManager transactions) {
        this.facts = facts;
        this.locks = locks;
        this.redis = redis;
        this.transactions = new TransactionTemplate(transactions);
    }

    /// Returns when all of them are buffered and the drains go on.
    public void buffer(List<Reaction> reactions) {
        transactions.executeWithoutResult(_ -> {
            locks.changeBooks();
            facts.reactions(
                    LongStream.range(0, 20)
                            .mapToObj(_ -> new Reaction(Facts.newId(), Facts.newId(), LIKE, 1))
                            .toList());
            eventually(() -> assertThat(underWay()).isEqualTo(PARTITIONS));
            facts.reactions(reactions);
            eventually(() -> assertThat(reactions).allMatch(this::isBuffered));
        });
    }

    private long underWay() {
        return IntStream.range(0, PARTITIONS).filter(p -> setAside(p).isPresent()).count();
    }

    private boolean isBuffered(Reaction reaction) {
        var field = reaction.childId() + ":" + reaction.bookId();
        return IntStream.range(0, PARTITIONS)
                .anyMatch(p -> redis.opsForHash().hasKey(buffer(p), field));
    }

    /// Whether a drain that is under way still has the reaction to apply, or to apply again.
    public boolean isSetAside(Reaction reaction) {
        var field = reaction.childId() + ":" + reaction.bookId();
        return IntStream.range(0, PARTITIONS)
                .mapToObj(this::setAside)
                .flatMap(Optional::stream)
                .anyMatch(key -> redis.opsForHash().hasKey(key, field));
    }

    private Optional<String> setAside(int partition) {
        return Optional.ofNullable(
                redis.<String, String>opsForHash().get(buffer(partition), "drain"));
    }

    private static String buffer(int partition) {
        return "pref:{%d}:buffer".formatted(partition);
    }
}
