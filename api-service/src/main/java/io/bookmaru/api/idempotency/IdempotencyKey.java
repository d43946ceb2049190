package io.bookmaru.api.idempotency;

import org.jspecify.annotations.Nullable;

/// The header of a request that a client may repeat. A controller method takes it as a parameter
/// and hands it to [AnswerOnce].
///
/// @param operation method and path, which belong to what must be the same in a repeat
/// @param value unique among the member's keys; null when the request has none
public record IdempotencyKey(long memberId, String operation, @Nullable String value) {
    static final String HEADER = "Idempotency-Key";
}
