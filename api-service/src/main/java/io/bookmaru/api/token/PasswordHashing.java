package io.bookmaru.api.token;

import io.github.resilience4j.bulkhead.ThreadPoolBulkhead;
import io.github.resilience4j.bulkhead.ThreadPoolBulkheadConfig;
import io.github.resilience4j.bulkhead.ThreadPoolBulkheadRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedThreadPoolBulkheadMetrics;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

@Configuration(proxyBeanMethods = false)
class PasswordHashing {
    private static final String NAME = "password-hashing";

    @Bean(destroyMethod = "close")
    ThreadPoolBulkheadRegistry passwordHashingThreads(PasswordHashingProperties properties) {
        var threads = properties.threadsOrProcessors();
        return ThreadPoolBulkheadRegistry.of(
                ThreadPoolBulkheadConfig.custom()
                        .coreThreadPoolSize(threads)
                        .maxThreadPoolSize(threads)
                        .queueCapacity(properties.queue())
                        .build());
    }

    @Bean
    PasswordEncoder passwordEncoder(ThreadPoolBulkheadRegistry threads) {
        ThreadPoolBulkhead hashing = threads.bulkhead(NAME);
        return new BoundedPasswordEncoder(new BCryptPasswordEncoder(), hashing);
    }

    @Bean
    MeterBinder passwordHashingMetrics(ThreadPoolBulkheadRegistry threads) {
        return TaggedThreadPoolBulkheadMetrics.ofThreadPoolBulkheadRegistry(threads);
    }
}
