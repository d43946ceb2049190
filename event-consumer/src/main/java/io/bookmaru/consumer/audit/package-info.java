/// Which admin did what to dead letters, positions and the outbox, written in the transaction that
/// did it.
@NullMarked
package io.bookmaru.consumer.audit;

import org.jspecify.annotations.NullMarked;
