package io.bookmaru.events;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A full snapshot of what other services may show of a member. An erased member is a record with
/// ids only.
///
/// @param revision grows by one with each change; an older one than already seen changes nothing
/// @param erased when true, the three values after it are null
/// @param language BCP 47 tag, `ko` or `en`
/// @param timeZone IANA name, for example `Asia/Seoul`
public record MemberChanged(
        UUID eventId,
        Instant occurredAt,
        long memberId,
        long revision,
        boolean erased,
        @Nullable String displayName,
        @Nullable String language,
        @Nullable String timeZone)
        implements Event {}
