package io.bookmaru.consumer.deadletter;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param keepFinished how long a letter is kept after it was applied or discarded; open ones stay
@ConfigurationProperties("bookmaru.dead-letters")
public record DeadLetterProperties(@DefaultValue("14d") Duration keepFinished) {}
