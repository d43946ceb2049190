package io.bookmaru.consumer.deadletter;

import io.bookmaru.consumer.delivery.DeadLetterStore;
import io.bookmaru.consumer.delivery.DeliveryAutoConfiguration;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Locale;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;

@AutoConfiguration(before = DeliveryAutoConfiguration.class)
@EnableConfigurationProperties(DeadLetterProperties.class)
public class DeadLetterAutoConfiguration {

    @Bean
    DeadLetters deadLetters(JdbcClient jdbc, MeterRegistry meters) {
        var deadLetters = new DeadLetters(jdbc);
        for (var state : State.values()) {
            Gauge.builder("bookmaru.dead.letters", deadLetters, d -> d.count(state))
                    .tag("state", state.name().toLowerCase(Locale.ROOT))
                    .register(meters);
        }
        return deadLetters;
    }

    @Bean
    DeadLetterStore deadLetterStore(DeadLetters deadLetters, MeterRegistry meters, Clock clock) {
        return new KeepDeadLetters(deadLetters, meters, clock);
    }

    @Bean
    ForgetDeadLetters forgetDeadLetters(JdbcClient jdbc) {
        return new ForgetDeadLetters(jdbc);
    }

    @Bean
    RemoveFinishedDeadLetters removeFinishedDeadLetters(
            DeadLetters deadLetters, DeadLetterProperties properties, Clock clock) {
        var scheduler = new SimpleAsyncTaskScheduler();
        scheduler.setVirtualThreads(true);
        scheduler.setThreadNamePrefix("finished-dead-letters-");
        return new RemoveFinishedDeadLetters(deadLetters, properties, scheduler, clock);
    }
}
