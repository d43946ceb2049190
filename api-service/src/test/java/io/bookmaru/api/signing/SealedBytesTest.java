package io.bookmaru.api.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SealedBytesTest {
    private static final String OLD = "the secret of last year, and long";
    private static final String NEW = "the secret of this year, and long";
    private static final byte[] SEED = {1, 2, 3};

    @Test
    void areOpenedWithTheSecretThatSealedThemAlsoWhenItIsNoLongerTheCurrentOne() {
        var sealed = with(OLD).seal("seed 7", SEED);

        assertThat(with(OLD).open("seed 7", sealed)).isEqualTo(SEED);
        assertThat(with(NEW, OLD).open("seed 7", sealed)).isEqualTo(SEED);
        assertThatThrownBy(() -> with(NEW).open("seed 7", sealed))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void areSealedWithTheCurrentSecretOnly() {
        var sealed = with(NEW, OLD).seal("seed 7", SEED);

        assertThat(with(NEW).open("seed 7", sealed)).isEqualTo(SEED);
        assertThatThrownBy(() -> with(OLD).open("seed 7", sealed))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void areNotOpenedUnderAnotherName() {
        var sealed = with(NEW).seal("seed 7", SEED);

        assertThatThrownBy(() -> with(NEW, OLD).open("seed 8", sealed))
                .isInstanceOf(IllegalStateException.class);
    }

    private static SealedBytes with(String secret, String... others) {
        return new SealedBytes(
                new SigningProperties(
                        secret, List.of(others), Duration.ofDays(30), Duration.ofHours(1)));
    }
}
