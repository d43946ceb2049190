package io.bookmaru.consumer.reply;

import io.bookmaru.consumer.EventReader;
import io.bookmaru.events.Event;
import io.bookmaru.publisher.EventRecords;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.ProducerFactory;

/// Makes an asker for each exchange of a service, to be declared as a bean.
public class Askers {
    private final ProducerFactory<String, byte[]> producers;
    private final ConsumerFactory<?, ?> consumers;
    private final EventRecords records;
    private final EventReader reader;

    Askers(
            ProducerFactory<String, byte[]> producers,
            ConsumerFactory<?, ?> consumers,
            EventRecords records,
            EventReader reader) {
        this.producers = producers;
        this.consumers = consumers;
        this.records = records;
        this.reader = reader;
    }

    public <A extends Event> Asker<A> asker(Exchange<A> exchange) {
        return new Asker<>(
                exchange, producers, consumers.getConfigurationProperties(), records, reader);
    }
}
