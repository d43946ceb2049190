package io.bookmaru.consumer.health;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.kafka.support.TopicPartitionOffset;

/// A listener is known by what it reads; ids are numbers in the order of creation.
final class ListenerName {

    private ListenerName() {}

    static String of(MessageListenerContainer container) {
        var reads = container.getContainerProperties();
        var topics = reads.getTopics();
        if (topics != null) return String.join(", ", topics);
        var partitions = reads.getTopicPartitions();
        if (partitions == null) return String.valueOf(reads.getTopicPattern());
        return Arrays.stream(partitions)
                .map(TopicPartitionOffset::getTopic)
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
