package io.bookmaru.preference.testing;

import io.bookmaru.testing.WithInfrastructure;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;

/// The whole service, in a hurry. Every test says it the same way, so that they share one service
/// and its consumers do not compete for partitions.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@WithInfrastructure
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "bookmaru.buffer.max-fields=5000",
            "bookmaru.drain.interval=100ms",
            "bookmaru.drain.children-per-chunk=7",
            "bookmaru.drain.stalled-after=1s",
            "bookmaru.recommendation.refresh=300ms",
            "spring.kafka.consumer.max-poll-records=100"
        })
@AutoConfigureMockMvc
@Import({Facts.class, Api.class, HeldDrains.class, Poison.class})
public @interface PreferenceService {}
