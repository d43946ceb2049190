/// A record's delivery, timed, and seen as a part of the request that caused the event.
@NullMarked
package io.bookmaru.consumer.trace;

import org.jspecify.annotations.NullMarked;
