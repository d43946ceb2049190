package io.bookmaru.gateway;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.bookmaru.gateway.RateProperties.Limit;
import io.bookmaru.gateway.RateProperties.Per;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/// A bucket of calls for each limit and caller, of this instance alone, in bounded memory.
class Rates {
    private final List<Rule> rules;
    private final Cache<Key, Bucket> buckets;
    private final TimeMeter time;

    Rates(RateProperties properties, TimeMeter time) {
        this.rules =
                properties.limits().entrySet().stream()
                        .filter(named -> named.getValue().calls() > 0)
                        .map(named -> Rule.of(named.getKey(), named.getValue()))
                        .toList();
        this.buckets =
                Caffeine.newBuilder()
                        .maximumSize(properties.buckets())
                        .expireAfterAccess(longest(properties))
                        .build();
        this.time = time;
    }

    /// @param name of the limit that is reached
    record Refusal(String name, Duration retryAfter) {}

    private record Key(String limit, String caller) {}

    private record Rule(String name, Limit limit, List<PathPattern> paths) {

        static Rule of(String name, Limit limit) {
            var parser = PathPatternParser.defaultInstance;
            return new Rule(name, limit, limit.paths().stream().map(parser::parse).toList());
        }

        boolean matches(String method, PathContainer path) {
            return (limit.method() == null || limit.method().equals(method))
                    && paths.stream().anyMatch(pattern -> pattern.matches(path));
        }
    }

    /// Empty when the call fits in every limit. One that does not still counts in those before.
    Optional<Refusal> refuse(HttpServletRequest request) {
        var path = PathContainer.parsePath(request.getRequestURI());
        for (var rule : rules) {
            if (!rule.matches(request.getMethod(), path)) continue;
            var caller =
                    rule.limit().per() == Per.MEMBER
                            ? Callers.member(request)
                            : Callers.client(request);
            var bucket = buckets.get(new Key(rule.name(), caller), _ -> full(rule.limit()));
            var probe = bucket.tryConsumeAndReturnRemaining(1);
            if (!probe.isConsumed()) {
                var wait = Duration.ofNanos(probe.getNanosToWaitForRefill());
                return Optional.of(new Refusal(rule.name(), wait));
            }
        }
        return Optional.empty();
    }

    long remembered() {
        buckets.cleanUp();
        return buckets.estimatedSize();
    }

    private Bucket full(Limit limit) {
        return Bucket.builder()
                .withCustomTimePrecision(time)
                .addLimit(bandwidth ->
                        bandwidth.capacity(limit.calls()).refillGreedy(limit.calls(), limit.in()))
                .build();
    }

    /// A bucket that nobody has used for that long is full again.
    private static Duration longest(RateProperties properties) {
        return properties.limits().values().stream()
                .map(Limit::in)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ofMinutes(1));
    }
}
