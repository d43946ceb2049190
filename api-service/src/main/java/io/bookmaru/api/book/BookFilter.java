package io.bookmaru.api.book;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What is searched for. A book passes that has every [mark][#marks] and contains the text.
///
/// @param text part of a title or author, or an ISBN with or without hyphens
record BookFilter(
        @Nullable String text,
        @Nullable String genre,
        @Nullable String topic,
        @Nullable Integer age) {
    private static final Pattern ISBN = Pattern.compile("[0-9]{9}[0-9xX]|97[89][0-9]{10}");

    BookFilter {
        text = text == null || text.isBlank() ? null : text.strip();
    }

    /// As the index names them.
    List<String> marks() {
        var marks = new ArrayList<String>();
        if (genre != null) marks.add("genre:" + genre);
        if (topic != null) marks.add("topic:" + topic);
        if (age != null) marks.add("age:" + age);
        var isbn = isbn();
        if (isbn != null) marks.add("isbn:" + isbn);
        return marks;
    }

    /// The text to look for in titles and authors.
    @Nullable String words() {
        return isbn() == null ? text : null;
    }

    boolean isEmpty() {
        return text == null && genre == null && topic == null && age == null;
    }

    private @Nullable String isbn() {
        if (text == null) return null;
        var digits = text.replaceAll("[- ]", "").toUpperCase(Locale.ROOT);
        return ISBN.matcher(digits).matches() ? digits : null;
    }
}
