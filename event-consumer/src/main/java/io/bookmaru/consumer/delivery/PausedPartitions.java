package io.bookmaru.consumer.delivery;

import java.time.Instant;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.scheduling.TaskScheduler;

/// Partitions of one container that wait, for the time of their next record or for what they need.
/// The others go on.
class PausedPartitions {
    private final MessageListenerContainer container;
    private final TaskScheduler scheduler;

    PausedPartitions(MessageListenerContainer container, TaskScheduler scheduler) {
        this.container = container;
        this.scheduler = scheduler;
    }

    void pause(TopicPartition partition, Instant until) {
        container.pausePartition(partition);
        scheduler.schedule(() -> container.resumePartition(partition), until);
    }
}
