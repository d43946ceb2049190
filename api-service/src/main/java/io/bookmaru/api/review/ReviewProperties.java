package io.bookmaru.api.review;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param healEvery how long after one search for reviews with an old reader info the next begins
@ConfigurationProperties("bookmaru.review")
record ReviewProperties(@DefaultValue("5m") Duration healEvery) {}
