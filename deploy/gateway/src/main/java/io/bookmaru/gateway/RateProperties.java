package io.bookmaru.gateway;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How often what may be called. application.yaml has the defaults.
///
/// @param limits by name; a call has to fit in each that matches it
/// @param buckets how many callers are remembered, about 0.5 KB each; beyond that those that have
///   called least are forgotten, and begin anew
@ConfigurationProperties("bookmaru.gateway")
record RateProperties(@DefaultValue Map<String, Limit> limits, @DefaultValue("20000") int buckets) {

    /// @param method all methods when absent
    /// @param calls at once, and again in each `in`, evenly spread; 0 for no limit
    record Limit(
            Per per,
            @Nullable String method,
            @DefaultValue("/**") List<String> paths,
            long calls,
            Duration in) {

        @SuppressWarnings("NullAway") // What is not set is bound as null.
        Limit {
            if (per == null || in == null) {
                throw new IllegalArgumentException(
                        "per: " + per + ", in: " + in + " (expected: both are set)");
            }
        }
    }

    enum Per {
        /// An IPv4 address or an IPv6 network of 64 bits.
        CLIENT,

        /// The subject of the token at one client, or the client where there is no token.
        MEMBER
    }
}
