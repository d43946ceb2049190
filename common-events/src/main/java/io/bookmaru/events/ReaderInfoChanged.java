package io.bookmaru.events;

import java.time.Instant;
import java.util.UUID;

/// A member has told, in a review, for what reader its reviews speak. Which child that is stays
/// unsaid: neither an id nor a name.
///
/// @param revision grows by one with each change; an older one than already shown changes nothing
/// @param readingLevel 1 (is read to) to 10 (reads anything)
/// @param ageYears 0 to 18
public record ReaderInfoChanged(
        UUID eventId,
        Instant occurredAt,
        long memberId,
        long revision,
        int readingLevel,
        int ageYears)
        implements Event {}
