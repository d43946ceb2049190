package io.bookmaru.preference.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bookmaru.events.BookChanged;
import io.bookmaru.events.MbtiTraits;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.messaging.converter.MessageConversionException;

class BookTest {

    @Test
    void countsAGenreNamedTwiceOnce() {
        var book = Book.of(event(11, List.of("humor", "fantasy", "humor"), 0.5));

        assertThat(book.genres()).containsExactly("humor", "fantasy");
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.01, -1.01, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesATraitOutOfRange(double trait) {
        assertThatThrownBy(() -> Book.of(event(11, List.of(), trait)))
                .isInstanceOf(MessageConversionException.class)
                .hasStackTraceContaining("expected: -1.0 to 1.0");
    }

    @Test
    void refusesWhatIsMissing() {
        assertThatThrownBy(() -> Book.of(event(11, null, 0.5)))
                .isInstanceOf(MessageConversionException.class);
        assertThatThrownBy(() -> Book.of(event(0, List.of(), 0.5)))
                .isInstanceOf(MessageConversionException.class);
    }

    private static BookChanged event(long id, List<String> genres, double trait) {
        return new BookChanged(
                new UUID(0, 1),
                Instant.EPOCH,
                id,
                1,
                "강아지똥",
                "권정생",
                null,
                1969,
                genres,
                List.of("nature"),
                new MbtiTraits(trait, 0, 0, 0),
                4,
                8);
    }
}
