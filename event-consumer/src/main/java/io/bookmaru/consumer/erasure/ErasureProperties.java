package io.bookmaru.consumer.erasure;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param tokensLiveAtMost how long an erased member's tokens are refused by name; after that they
///   have expired, clocks that differ included
@ConfigurationProperties("bookmaru.erasure")
record ErasureProperties(@DefaultValue("20m") Duration tokensLiveAtMost) {}
