package io.bookmaru.api.push;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedBulkheadMetrics;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/// Who may wait for push-service. While it does not answer nobody does: the circuit breaker lets a
/// few try after each pause, and everybody again once those were answered.
@Component
class Patience {
    private static final String NAME = "push-service";

    private final CircuitBreaker breaker;
    private final Bulkhead places;

    Patience(SubscriptionProperties properties, MeterRegistry meters) {
        var breakers = CircuitBreakerRegistry.of(breaker(properties));
        var bulkheads = BulkheadRegistry.of(bulkhead(properties));
        breaker = breakers.circuitBreaker(NAME);
        places = bulkheads.bulkhead(NAME);
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(meters);
        TaggedBulkheadMetrics.ofBulkheadRegistry(bulkheads).bindTo(meters);
    }

    /// @param question no answer is a failure
    /// @return empty at once when nobody is asked or too many wait already
    <A> Optional<A> ask(Supplier<Optional<A>> question) {
        try {
            return places.executeSupplier(() -> breaker.executeSupplier(question));
        } catch (CallNotPermittedException | BulkheadFullException e) {
            return Optional.empty();
        }
    }

    private static CircuitBreakerConfig breaker(SubscriptionProperties properties) {
        return CircuitBreakerConfig.custom()
                .slidingWindowType(SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(properties.calls())
                .minimumNumberOfCalls(properties.calls())
                .failureRateThreshold(100f * properties.failures() / properties.calls())
                .recordResult(answer -> answer instanceof Optional<?> found && found.isEmpty())
                .waitDurationInOpenState(properties.pause())
                .automaticTransitionFromOpenToHalfOpenEnabled(true)
                .permittedNumberOfCallsInHalfOpenState(properties.tries())
                .build();
    }

    private static BulkheadConfig bulkhead(SubscriptionProperties properties) {
        return BulkheadConfig.custom()
                .maxConcurrentCalls(properties.waitAtMost())
                .maxWaitDuration(Duration.ZERO)
                .build();
    }
}
