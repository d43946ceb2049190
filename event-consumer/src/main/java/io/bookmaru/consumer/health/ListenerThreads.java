package io.bookmaru.consumer.health;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.ApplicationListener;
import org.springframework.kafka.event.ConsumerStartingEvent;
import org.springframework.kafka.event.ConsumerStoppedEvent;
import org.springframework.kafka.event.KafkaEvent;
import org.springframework.kafka.listener.MessageListenerContainer;

/// Which thread each consumer runs on.
///
/// A consumer that fails before its first poll ends its thread without an event, and its container
/// goes on saying that it is running (spring-kafka 4.1.1, `ListenerConsumer.initialize`).
class ListenerThreads implements ApplicationListener<KafkaEvent> {
    private final Map<Object, Thread> threads = new ConcurrentHashMap<>();

    /// Both events come on the consumer's own thread.
    @Override
    public void onApplicationEvent(KafkaEvent event) {
        var thread = Thread.currentThread();
        switch (event) {
            case ConsumerStartingEvent started -> threads.put(started.getSource(), thread);
            case ConsumerStoppedEvent stopped -> threads.remove(stopped.getSource(), thread);
            default -> {}
        }
    }

    boolean hasEnded(MessageListenerContainer consumer) {
        var thread = threads.get(consumer);
        return thread != null && !thread.isAlive();
    }

    void forget(MessageListenerContainer consumer) {
        threads.remove(consumer);
    }
}
