package io.bookmaru.consumer.position;

import org.apache.kafka.common.TopicPartition;

/// The position is not where the caller left it: somebody has taken the partition over, or an
/// operator has rewound it. The transaction must not commit; the caller takes the partition over
/// anew if it still owns it.
public class StalePositionException extends RuntimeException {

    StalePositionException(TopicPartition partition, Position expected) {
        super("%s is no longer at %s".formatted(partition, expected));
    }
}
