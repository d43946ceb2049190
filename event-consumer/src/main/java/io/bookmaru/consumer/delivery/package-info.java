/// The way of a record: applied together with its neighbours and the move of the position; when
/// that fails, alone; when that fails too, into a retry topic or the dead letters.
@NullMarked
package io.bookmaru.consumer.delivery;

import org.jspecify.annotations.NullMarked;
