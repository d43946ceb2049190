package io.bookmaru.preference.taste;

/// What of a book is scored.
public enum Feature {
    GENRE,
    TOPIC
}
