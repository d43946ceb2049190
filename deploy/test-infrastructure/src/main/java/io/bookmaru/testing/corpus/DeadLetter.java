package io.bookmaru.testing.corpus;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A record that a service could not apply, as the service keeps it.
///
/// @param place where the listener met it
record DeadLetter(Place place, byte @Nullable [] key, byte @Nullable [] value) {

    record Place(String topic, int partition, long offset) {}

    boolean hasBytesOf(BadRecord record) {
        return Arrays.equals(key, record.key()) && Arrays.equals(value, record.value());
    }
}
