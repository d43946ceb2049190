package io.bookmaru.preference.ledger;

import static io.bookmaru.events.ReactionChanged.Kind.DISLIKE;
import static io.bookmaru.events.ReactionChanged.Kind.LIKE;
import static io.bookmaru.events.ReactionChanged.Kind.NONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.bookmaru.events.ReactionChanged;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReactionTest {

    @Test
    void dislikeWeighsWhatALikeDoesTheOtherWay() {
        assertThat(new Reaction(1, 1, LIKE, 1).weight()).isEqualTo(2.0);
        assertThat(new Reaction(1, 1, DISLIKE, 1).weight()).isEqualTo(-2.0);
        assertThat(new Reaction(1, 1, NONE, 1).weight()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 1", "1, -1, 1", "1, 1, 0"})
    void needsIdsAndARevision(long child, long book, long revision) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Reaction(child, book, ReactionChanged.Kind.LIKE, revision))
                .withMessageContaining("expected: all >= 1");
    }
}
