package io.bookmaru.api.erasure;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param askAgainAfter how long the services have before they are asked again; doubles each time
/// @param askAgainAtMost the longest pause between two times
/// @param lookEvery how often to look for erasures that are due
@ConfigurationProperties("bookmaru.erasure")
record ErasureProperties(
        @DefaultValue("1m") Duration askAgainAfter,
        @DefaultValue("1h") Duration askAgainAtMost,
        @DefaultValue("10s") Duration lookEvery) {}
