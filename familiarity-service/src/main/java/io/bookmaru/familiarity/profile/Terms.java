package io.bookmaru.familiarity.profile;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.messaging.converter.MessageConversionException;

/// Hobbies and interests in one spelling: composed (NFC), lower case, single spaces.
public final class Terms {

    private static final int MOST = 100;

    private Terms() {}

    /// @throws MessageConversionException when they are more than a score can hold; the API takes
    ///   fewer, so a repeat cannot help
    static Set<String> of(Collection<String> given) {
        var terms =
                given.stream()
                        .map(Terms::spelled)
                        .filter(Predicate.not(String::isEmpty))
                        .collect(toUnmodifiableSet());
        if (terms.size() > MOST)
            throw new MessageConversionException(
                    "terms: %d (expected: at most %d)".formatted(terms.size(), MOST));
        return terms;
    }

    public static String spelled(String term) {
        return Normalizer.normalize(term, Form.NFC)
                .strip()
                .replaceAll("\\s+", " ")
                .toLowerCase(Locale.ROOT);
    }
}
