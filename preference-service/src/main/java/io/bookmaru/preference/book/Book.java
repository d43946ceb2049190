package io.bookmaru.preference.book;

import io.bookmaru.events.BookChanged;
import io.bookmaru.events.MbtiTraits;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;
import org.springframework.messaging.converter.MessageConversionException;

/// A book as it is to be kept: a genre or topic named twice counts once.
record Book(
        long id,
        long revision,
        String title,
        String author,
        List<String> genres,
        List<String> topics,
        MbtiTraits mbti,
        int ageFrom,
        int ageTo) {

    /// @throws MessageConversionException when the event cannot be meant; a repeat cannot help
    static Book of(BookChanged event) {
        try {
            return new Book(
                    positive(event.bookId()),
                    positive(event.revision()),
                    Objects.requireNonNull(event.title(), "title"),
                    Objects.requireNonNull(event.author(), "author"),
                    event.genres().stream().map(Objects::requireNonNull).distinct().toList(),
                    event.topics().stream().map(Objects::requireNonNull).distinct().toList(),
                    withinRange(event.mbti()),
                    event.ageFrom(),
                    event.ageTo());
        } catch (IllegalArgumentException | NullPointerException e) {
            throw new MessageConversionException("Not a book: " + event.bookId(), e);
        }
    }

    private static long positive(long number) {
        if (number < 1) throw new IllegalArgumentException(number + " (expected: >= 1)");
        return number;
    }

    private static MbtiTraits withinRange(MbtiTraits mbti) {
        var fits =
                DoubleStream.of(mbti.ei(), mbti.sn(), mbti.tf(), mbti.jp())
                        .allMatch(trait -> Math.abs(trait) <= 1.0);
        if (!fits) throw new IllegalArgumentException(mbti + " (expected: -1.0 to 1.0)");
        return mbti;
    }
}
