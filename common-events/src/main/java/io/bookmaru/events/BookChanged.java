package io.bookmaru.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A full snapshot of a book of the catalogue.
///
/// @param revision grows by one with each change
/// @param firstYear year of the first publication; negative before the common era
/// @param ageFrom youngest reader in years, inclusive
/// @param ageTo oldest reader in years, inclusive
public record BookChanged(
        UUID eventId,
        Instant occurredAt,
        long bookId,
        long revision,
        String title,
        String author,
        @Nullable String isbn,
        @Nullable Integer firstYear,
        List<String> genres,
        List<String> topics,
        MbtiTraits mbti,
        int ageFrom,
        int ageTo)
        implements Event {}
