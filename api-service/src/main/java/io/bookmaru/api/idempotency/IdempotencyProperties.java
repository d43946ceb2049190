package io.bookmaru.api.idempotency;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param keepFor how long a repeat gets the first answer; after that it is a request of its own
@ConfigurationProperties("bookmaru.idempotency")
record IdempotencyProperties(@DefaultValue("24h") Duration keepFor) {}
