package io.bookmaru.push.delivery;

import io.bookmaru.push.webpush.PushOutcome;
import io.bookmaru.push.webpush.PushOutcome.Accepted;
import io.bookmaru.push.webpush.PushOutcome.Gone;
import io.bookmaru.push.webpush.PushOutcome.KeyRefused;
import io.bookmaru.push.webpush.PushOutcome.OffLimits;
import io.bookmaru.push.webpush.PushOutcome.Rejected;
import io.bookmaru.push.webpush.PushOutcome.RetryLater;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/// What this instance knows of one push service: how much it may get at the moment.
///
/// Two breakers watch it. One opens when it fails (5xx, timeouts), which a 4xx never says. The
/// other opens when it refuses our key for most subscriptions; for a single one, that subscription
/// is paused instead.
final class Lane {
    /// The rate is what may be sent in each of these, and what was not used is gone.
    static final Duration RATE_PERIOD = Duration.ofMillis(100);

    private static final int WINDOW = 50;
    private static final int LEAST_CALLS = 20;
    private static final int PROBES = 3;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);
    private static final Duration PROBE_WAIT = Duration.ofSeconds(30);

    private final Clock clock;
    private final Bulkhead bulkhead;
    private final RateLimiter limiter;
    private final CircuitBreaker failures;
    private final CircuitBreaker refusals;
    private final AtomicReference<Instant> pausedUntil = new AtomicReference<>(Instant.MIN);
    private volatile Instant lastUsed;

    Lane(String origin, DeliveryProperties properties, Clock clock) {
        this.clock = clock;
        this.lastUsed = clock.instant();
        this.bulkhead =
                Bulkhead.of(
                        origin,
                        BulkheadConfig.custom()
                                .maxConcurrentCalls(properties.inFlightPerOrigin())
                                .maxWaitDuration(Duration.ZERO)
                                .build());
        this.limiter =
                RateLimiter.of(
                        origin,
                        RateLimiterConfig.custom()
                                .limitRefreshPeriod(RATE_PERIOD)
                                .limitForPeriod(Math.max(1, properties.ratePerOrigin() / 10))
                                .timeoutDuration(Duration.ZERO)
                                .build());
        this.failures = breaker(origin + " failures", properties);
        this.refusals = breaker(origin + " refusals", properties);
    }

    /// Takes places for up to so many deliveries. Each is given back by [#record] or [#leave]. Only
    /// one thread may call it.
    ///
    /// @return how many
    int enter(int wanted) {
        lastUsed = clock.instant();
        if (isPaused()) return 0;
        var free =
                Math.min(
                        bulkhead.getMetrics().getAvailableConcurrentCalls(),
                        limiter.getMetrics().getAvailablePermissions());
        var entered = 0;
        while (entered < Math.min(wanted, free) && enter()) entered++;
        return entered;
    }

    /// Gives back a place that was not used.
    void leave() {
        refusals.releasePermission();
        failures.releasePermission();
        bulkhead.releasePermission();
    }

    /// Counts sendings, once they are certain.
    void sending(int count) {
        if (count > 0) limiter.acquirePermission(count);
    }

    /// @param firstRefusal whether this subscription refuses our key for the first time since it
    ///   was paused: one that does so for ever must not close the lane to the others
    void record(PushOutcome outcome, boolean firstRefusal, Duration took) {
        var nanos = took.toNanos();
        switch (outcome) {
            case Accepted _ -> {
                failures.onSuccess(nanos, TimeUnit.NANOSECONDS);
                refusals.onSuccess(nanos, TimeUnit.NANOSECONDS);
            }
            case RetryLater(_, String reason) when !reason.startsWith("4") -> {
                failures.onError(nanos, TimeUnit.NANOSECONDS, new PushFailed(reason));
                refusals.releasePermission();
            }
            case KeyRefused(int status) when firstRefusal -> {
                failures.onSuccess(nanos, TimeUnit.NANOSECONDS);
                refusals.onError(nanos, TimeUnit.NANOSECONDS, new PushFailed("" + status));
            }
            case RetryLater _, KeyRefused _, Gone _, Rejected _ -> {
                failures.onSuccess(nanos, TimeUnit.NANOSECONDS);
                refusals.releasePermission();
            }
            case OffLimits _ -> {
                failures.releasePermission();
                refusals.releasePermission();
            }
        }
        bulkhead.releasePermission();
    }

    void pauseUntil(Instant end) {
        pausedUntil.accumulateAndGet(end, (one, other) -> one.isAfter(other) ? one : other);
    }

    /// In the past, unless the push service has asked to be left alone.
    Instant pausedUntil() {
        return pausedUntil.get();
    }

    boolean isPaused() {
        return clock.instant().isBefore(pausedUntil.get());
    }

    State failureState() {
        return failures.getState();
    }

    State refusalState() {
        return refusals.getState();
    }

    boolean isIdleSince(Instant time) {
        return lastUsed.isBefore(time)
                && !isPaused()
                && bulkhead.getMetrics().getAvailableConcurrentCalls()
                        == bulkhead.getMetrics().getMaxAllowedConcurrentCalls();
    }

    private boolean enter() {
        if (!failures.tryAcquirePermission()) return false;
        if (!refusals.tryAcquirePermission()) {
            failures.releasePermission();
            return false;
        }
        if (bulkhead.tryAcquirePermission()) return true;
        refusals.releasePermission();
        failures.releasePermission();
        return false;
    }

    private static CircuitBreaker breaker(String name, DeliveryProperties properties) {
        return CircuitBreaker.of(
                name,
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(WINDOW)
                        .minimumNumberOfCalls(LEAST_CALLS)
                        .failureRateThreshold(50)
                        .permittedNumberOfCallsInHalfOpenState(PROBES)
                        .maxWaitDurationInHalfOpenState(PROBE_WAIT)
                        .waitIntervalFunctionInOpenState(
                                IntervalFunction.ofExponentialBackoff(
                                        properties.breakerWait(), 2, LONGEST_WAIT))
                        .build());
    }

    /// What a breaker counts. It is never thrown, so it needs no stack.
    private static final class PushFailed extends RuntimeException {
        private static final long serialVersionUID = 1;

        PushFailed(String reason) {
            super(reason, null, false, false);
        }
    }
}
