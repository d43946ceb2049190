package io.bookmaru.preference.recommendation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param popularityRefresh pause between two counts of what children of each age like; a count
///   reads the whole ledger
@ConfigurationProperties("bookmaru.recommendation")
record RecommendationProperties(@DefaultValue("1m") Duration popularityRefresh) {}
