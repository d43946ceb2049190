package io.bookmaru.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An approved profile, as a full snapshot, or its withdrawal.
///
/// @param revision grows by one with each approval or withdrawal
/// @param hobbies empty when withdrawn, as are the interests
/// @param mbti four letters such as `INFP`; null when withdrawn, as are region and introduction
public record ProfileChanged(
        UUID eventId,
        Instant occurredAt,
        long memberId,
        long revision,
        Kind kind,
        List<String> hobbies,
        List<String> interests,
        @Nullable String mbti,
        @Nullable String region,
        @Nullable String introduction)
        implements Event {

    public enum Kind {
        REGISTERED,
        UPDATED,
        WITHDRAWN
    }
}
