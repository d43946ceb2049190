package io.bookmaru.publisher;

import java.time.Instant;
import java.util.Set;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/// Kafka does not take this entry, or nothing of its topic or partition, although it takes others.
///
/// @param id of the entry
/// @param at the last try
/// @param lasting whether it is the entry or its topic; otherwise its partition may come back
record Refusal(long id, Instant at, String message, int tries, boolean lasting) {
    private static final Set<Class<? extends Exception>> KINDS =
            Set.of(
                    RecordTooLargeException.class,
                    RecordBatchTooLargeException.class,
                    InvalidRecordException.class,
                    InvalidTimestampException.class,
                    InvalidTopicException.class,
                    PolicyViolationException.class,
                    SerializationException.class,
                    TopicAuthorizationException.class,
                    UnknownTopicOrPartitionException.class);

    /// The producer waits for a topic that does not exist, and names that as the cause.
    static boolean is(Throwable failure) {
        var cause = failure.getCause();
        return KINDS.contains(failure.getClass())
                || cause != null && KINDS.contains(cause.getClass());
    }
}
