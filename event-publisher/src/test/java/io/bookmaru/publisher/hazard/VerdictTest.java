package io.bookmaru.publisher.hazard;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookmaru.events.ReactionChanged;
import io.bookmaru.publisher.EventIds;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VerdictTest {

    @Test
    void repeatsAreNeitherLostNorOutOfOrder() {
        assertThat(verdict(1, 2, 1, 2, 3, 3)).isEqualTo(new Verdict(3, 0, 0, 3));
    }

    @Test
    void seesWhatIsLost() {
        assertThat(verdict(1, 3)).isEqualTo(new Verdict(3, 1, 0, 0));
    }

    @Test
    void seesWhatComesLate() {
        assertThat(verdict(2, 3, 1, 2, 3)).isEqualTo(new Verdict(3, 0, 1, 2));
    }

    @Test
    void keysHaveNoOrderAmongThem() {
        var published = List.of(event(1, 1), event(2, 1), event(1, 2));

        assertThat(Verdict.of(Map.of(1L, 2L, 2L, 1L), published).isClean()).isTrue();
    }

    /// Of one key with the committed revisions 1, 2 and 3.
    private static Verdict verdict(long... revisions) {
        return Verdict.of(
                Map.of(7L, 3L), Arrays.stream(revisions).mapToObj(r -> event(7, r)).toList());
    }

    private static ReactionChanged event(long key, long revision) {
        return new ReactionChanged(
                EventIds.next(), Instant.EPOCH, key, 11, ReactionChanged.Kind.LIKE, revision);
    }
}
