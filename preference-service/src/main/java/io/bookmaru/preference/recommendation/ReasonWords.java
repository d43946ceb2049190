package io.bookmaru.preference.recommendation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// Says in a parent's language why a book is recommended: English when asked for, Korean otherwise.
@Component
class ReasonWords {
    private static final int LIKES_NAMED = 2;

    private final MessageSource messages;

    ReasonWords(MessageSource messages) {
        this.messages = messages;
    }

    /// At least one.
    List<String> of(Match match, Locale wanted) {
        var language =
                wanted.getLanguage().equals(Locale.ENGLISH.getLanguage())
                        ? Locale.ENGLISH
                        : Locale.KOREAN;
        var reasons = new ArrayList<String>();
        var reader = match.reader();
        for (var genre : liked(match.book().genres(), reader.genres()))
            reasons.add(say(language, "liked-genre", word(language, genre)));
        for (var topic : liked(match.book().topics(), reader.topics()))
            reasons.add(say(language, "liked-topic", word(language, topic)));
        if (match.because() != null)
            reasons.add(say(language, "liked-together", match.because().title()));
        if (match.suitsPersonality())
            reasons.add(
                    reader.type() == null
                            ? say(language, "personality")
                            : say(language, "personality-type", reader.type()));
        if (match.popularity() > 0) reasons.add(say(language, "popular"));
        if (match.suitsAge() && reasons.isEmpty())
            reasons.add(say(language, "age", Integer.toString(reader.age())));
        if (reasons.isEmpty()) reasons.add(say(language, "new"));
        return reasons;
    }

    private static List<String> liked(List<String> names, Map<String, Double> scores) {
        return names.stream()
                .filter(name -> scores.getOrDefault(name, 0.0) > 0)
                .sorted(
                        Comparator.<String>comparingDouble(name -> scores.getOrDefault(name, 0.0))
                                .reversed()
                                .thenComparing(Comparator.naturalOrder()))
                .limit(LIKES_NAMED)
                .toList();
    }

    /// A genre or topic that has no translation is said as it is.
    private String word(Locale language, String name) {
        var word = messages.getMessage("word." + name, null, name.replace('-', ' '), language);
        return word == null ? name : word;
    }

    private String say(Locale language, String reason, Object... values) {
        return messages.getMessage("reason." + reason, values, language);
    }
}
