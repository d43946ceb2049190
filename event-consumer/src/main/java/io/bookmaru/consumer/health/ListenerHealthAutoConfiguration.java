package io.bookmaru.consumer.health;

import io.bookmaru.consumer.delivery.DeliveryAutoConfiguration;
import io.bookmaru.consumer.delivery.StuckPartitions;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;

@AutoConfiguration(after = {KafkaAutoConfiguration.class, DeliveryAutoConfiguration.class})
@ConditionalOnClass(HealthIndicator.class)
@EnableConfigurationProperties(SupervisionProperties.class)
class ListenerHealthAutoConfiguration {

    @Bean
    ListenerThreads listenerThreads() {
        return new ListenerThreads();
    }

    @Bean
    DeadListeners deadListeners(
            KafkaListenerEndpointRegistry registry,
            ListableBeanFactory beans,
            ListenerThreads threads,
            ObjectProvider<Clock> clock) {
        return new DeadListeners(new ListenerContainers(registry, beans), threads, orSystem(clock));
    }

    @Bean
    ListenerSupervisor listenerSupervisor(
            DeadListeners listeners,
            ListenerThreads threads,
            SupervisionProperties properties,
            ObjectProvider<Clock> clock) {
        return new ListenerSupervisor(listeners, threads, properties, orSystem(clock));
    }

    @Bean
    HealthIndicator listenersHealthIndicator(DeadListeners listeners) {
        return new ListenersHealth(listeners);
    }

    @Bean
    HealthIndicator stuckPartitionsHealthIndicator(StuckPartitions stuck) {
        return new StuckPartitionsHealth(stuck);
    }

    @Bean
    MeterBinder listenersDown(DeadListeners listeners) {
        return meters ->
                Gauge.builder("bookmaru.listeners.down", listeners, dead -> dead.look().size())
                        .register(meters);
    }

    private static Clock orSystem(ObjectProvider<Clock> clock) {
        return clock.getIfAvailable(Clock::systemUTC);
    }
}
