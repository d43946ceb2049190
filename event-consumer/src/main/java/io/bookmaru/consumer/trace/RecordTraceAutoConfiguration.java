package io.bookmaru.consumer.trace;

import io.micrometer.observation.ObservationRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

@AutoConfiguration
class RecordTraceAutoConfiguration {

    @Bean
    RecordObservation recordObservation(ObjectProvider<ObservationRegistry> registry) {
        return new RecordObservation(registry.getIfAvailable(() -> ObservationRegistry.NOOP));
    }
}
