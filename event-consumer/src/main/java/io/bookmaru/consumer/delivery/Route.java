package io.bookmaru.consumer.delivery;

import java.time.Duration;
import java.util.Optional;

/// What becomes of the records of one topic.
///
/// @param own this service's topics for the source that the records came from
/// @param delay how old a record must be before it is handled
/// @param tries how often a record that meets a bug is tried here
/// @param retryTopic where it goes after these tries; a dead letter when empty
public record Route(
        OwnTopics own,
        RecordHandler handler,
        Duration delay,
        int tries,
        Optional<String> retryTopic) {

    boolean isSource(String topic) {
        return topic.equals(own.source());
    }
}
