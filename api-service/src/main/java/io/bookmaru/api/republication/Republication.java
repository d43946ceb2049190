package io.bookmaru.api.republication;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A run over the reactions of all children.
///
/// @param published reactions so far
/// @param finishedAt null while it goes on
record Republication(long id, Instant requestedAt, long published, @Nullable Instant finishedAt) {}
