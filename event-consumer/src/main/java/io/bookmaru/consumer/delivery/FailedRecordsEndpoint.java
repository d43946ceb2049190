package io.bookmaru.consumer.delivery;

import java.util.Collection;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.config.KafkaListenerEndpoint;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.kafka.support.TopicPartitionOffset;
import org.springframework.kafka.support.converter.MessageConverter;

/// The one consumer of all topics that this service writes for itself.
record FailedRecordsEndpoint(Listeners listeners, Routes routes) implements KafkaListenerEndpoint {

    @Override
    public String getId() {
        return "failed-records";
    }

    @Override
    public Collection<String> getTopics() {
        return routes.own().keySet();
    }

    @Override
    public void setupListenerContainer(
            MessageListenerContainer container, @Nullable MessageConverter converter) {
        listeners.route(container, routes.own());
    }

    @Override
    public @Nullable String getGroupId() {
        return null;
    }

    @Override
    public @Nullable String getGroup() {
        return null;
    }

    @Override
    public TopicPartitionOffset @Nullable [] getTopicPartitionsToAssign() {
        return null;
    }

    @Override
    public @Nullable Pattern getTopicPattern() {
        return null;
    }

    @Override
    public @Nullable String getClientIdPrefix() {
        return null;
    }

    @Override
    public @Nullable Integer getConcurrency() {
        return null;
    }

    @Override
    public @Nullable Boolean getAutoStartup() {
        return null;
    }

    @Override
    public boolean isSplitIterables() {
        return false;
    }

    @Override
    public @Nullable String getAckMode() {
        return null;
    }
}
