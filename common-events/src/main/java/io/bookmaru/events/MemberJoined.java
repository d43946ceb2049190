package io.bookmaru.events;

import java.time.Instant;
import java.util.UUID;

/// A parent signed up.
///
/// @param language the member's language as a BCP 47 tag, `ko` or `en`
public record MemberJoined(
        UUID eventId, Instant occurredAt, long memberId, String displayName, String language)
        implements Event {}
