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

    /// No entry of the topic would be taken.
    private static final Set<Class<? extends Exception>> OF_TOPIC =
            Set.of(
                    InvalidTopicException.class,
                    TopicAuthorizationException.class,
                    UnknownTopicOrPartitionException.class);

    static boolean is(Throwable failure) {
        return isOneOf(KINDS, failure);
    }

    static boolean isOfTopic(Throwable failure) {
        return isOneOf(OF_TOPIC, failure);
    }

    /// The producer waits for a topic that does not exist, and names that as the cause.
    private static boolean isOneOf(Set<Class<? extends Exception>> kinds, Throwable failure) {
        var cause = failure.getCause();
        return kinds.contains(failure.getClass())
                || cause != null && kinds.contains(cause.getClass());
    }
}
