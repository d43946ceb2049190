package io.bookmaru.consumer.erasure;

import io.bookmaru.consumer.deadletter.DeadLetterAutoConfiguration;
import io.bookmaru.consumer.deadletter.ForgetDeadLetters;
import io.bookmaru.publisher.Outbox;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;

@AutoConfiguration(after = DeadLetterAutoConfiguration.class)
@EnableConfigurationProperties(ErasureProperties.class)
class ErasureAutoConfiguration {

    @Bean
    ErasedSubjects erasedSubjects(JdbcClient jdbc, Clock clock) {
        return new ErasedSubjects(jdbc, clock);
    }

    @Bean
    RecentlyErasedMembers recentlyErasedMembers(
            ErasedSubjects erased, ErasureProperties properties, Clock clock) {
        return new RecentlyErasedMembers(erased, properties, threads("erased-members-"), clock);
    }

    @Bean
    SweepDeadLetters sweepDeadLetters(
            ErasedSubjects erased, ForgetDeadLetters deadLetters, Clock clock) {
        return new SweepDeadLetters(erased, deadLetters, threads("erased-letters-"), clock);
    }

    private static TaskScheduler threads(String namePrefix) {
        var scheduler = new SimpleAsyncTaskScheduler();
        scheduler.setVirtualThreads(true);
        scheduler.setThreadNamePrefix(namePrefix);
        return scheduler;
    }

    @Bean
    EraseSubject eraseSubject(
            ErasedSubjects erased, RecentlyErasedMembers recently, ForgetDeadLetters deadLetters) {
        return new EraseSubject(erased, recently, deadLetters);
    }

    @Bean
    @ConditionalOnBooleanProperty("bookmaru.outbox.enabled")
    ConfirmErasure confirmErasure(
            Outbox outbox, Clock clock, @Value("${bookmaru.service}") String service) {
        return new ConfirmErasure(outbox, clock, service);
    }
}
