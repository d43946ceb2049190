package io.bookmaru.consumer.testing;

import java.time.Clock;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/// A service that applies comments.
@SpringBootApplication
public class ConsumerUnderTest {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
