package io.bookmaru.consumer.reply;

import io.bookmaru.consumer.EventReader;
import io.bookmaru.publisher.EventRecords;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.ProducerFactory;

@AutoConfiguration
class ReplyAutoConfiguration {

    @Bean
    Askers askers(
            ProducerFactory<String, byte[]> producers,
            ConsumerFactory<?, ?> consumers,
            EventRecords records,
            EventReader reader) {
        return new Askers(producers, consumers, records, reader);
    }
}
