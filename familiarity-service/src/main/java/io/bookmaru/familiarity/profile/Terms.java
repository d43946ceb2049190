package io.bookmaru.familiarity.profile;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/// Hobbies and interests in one spelling: composed (NFC), lower case, single spaces.
final class Terms {

    private Terms() {}

    static Set<String> of(Collection<String> given) {
        return given.stream()
                .map(Terms::spelled)
                .filter(Predicate.not(String::isEmpty))
                .collect(toUnmodifiableSet());
    }

    private static String spelled(String term) {
        return Normalizer.normalize(term, Form.NFC)
                .strip()
                .replaceAll("\\s+", " ")
                .toLowerCase(Locale.ROOT);
    }
}
