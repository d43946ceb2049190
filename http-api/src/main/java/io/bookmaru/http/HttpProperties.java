package io.bookmaru.http;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How a service ends its side of HTTP.
///
/// @param drainTime how long a service that is told to end goes on answering while its callers'
///   connections are closed one by one; zero where nobody else would answer them
@ConfigurationProperties("bookmaru.http")
record HttpProperties(@DefaultValue("2s") Duration drainTime) {
    HttpProperties {
        if (drainTime.isNegative() || drainTime.compareTo(Duration.ofSeconds(20)) > 0)
            throw new IllegalArgumentException(
                    "bookmaru.http.drain-time: %s (expected: 0s to 20s)".formatted(drainTime));
    }
}
