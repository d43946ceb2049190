/// `Idempotency-Key`: a request that is sent twice takes effect once and has one answer.
@NullMarked
package io.bookmaru.api.idempotency;

import org.jspecify.annotations.NullMarked;
