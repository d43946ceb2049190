package io.bookmaru.preference.drain;

import static io.bookmaru.events.ReactionChanged.Kind.LIKE;
import static org.assertj.core.api.Assertions.assertThat;

import io.bookmaru.preference.ledger.Reaction;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChildReactionsReaderTest {

    @Test
    void readsOneChildAtATime() {
        var reader = new ChildReactionsReader(List.of(like(1, 1), like(1, 2), like(2, 1)));

        assertThat(reader.read()).containsExactly(like(1, 1), like(1, 2));
        assertThat(reader.isExhausted()).isFalse();
        assertThat(reader.read()).containsExactly(like(2, 1));
        assertThat(reader.isExhausted()).isTrue();
        assertThat(reader.read()).isNull();
    }

    private static Reaction like(long child, long book) {
        return new Reaction(child, book, LIKE, 1);
    }
}
