package io.bookmaru.consumer.position;

import java.time.Instant;

sealed interface RewindTarget {

    /// Of the first record to apply again, in each partition; its oldest record when that is newer.
    record Offset(long offset) implements RewindTarget {

        @Override
        public String toString() {
            return "offset " + offset;
        }
    }

    /// The records that are not older than this.
    record Time(Instant time) implements RewindTarget {

        @Override
        public String toString() {
            return time.toString();
        }
    }
}
