package io.bookmaru.api.idempotency;

import org.jspecify.annotations.Nullable;

/// The answer that a key has got.
///
/// @param body as JSON
record KeptAnswer(byte[] requestHash, int status, @Nullable String location, String body) {}
