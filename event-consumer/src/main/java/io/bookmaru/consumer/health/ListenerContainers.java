package io.bookmaru.consumer.health;

import java.util.LinkedHashSet;
import java.util.Set;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;

/// Every listener container of the service: those of `@KafkaListener`, those registered since the
/// start, and those that are beans.
class ListenerContainers {
    private final KafkaListenerEndpointRegistry registry;
    private final ListableBeanFactory beans;

    ListenerContainers(KafkaListenerEndpointRegistry registry, ListableBeanFactory beans) {
        this.registry = registry;
        this.beans = beans;
    }

    Set<MessageListenerContainer> all() {
        var all = new LinkedHashSet<>(registry.getListenerContainers());
        all.addAll(beans.getBeansOfType(MessageListenerContainer.class, false, false).values());
        return all;
    }
}
