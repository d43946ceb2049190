package io.bookmaru.faults.check;

import org.jspecify.annotations.Nullable;

/// What something was, or became.
///
/// @param eventId of the event that said so; null for a row of a database
public record Version(String key, long revision, String value, @Nullable String eventId) {}
