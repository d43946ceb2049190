package io.bookmaru.push.comment;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param window how long after a comment was told the next ones on that post are merged
@ConfigurationProperties("bookmaru.push.merging")
record MergingProperties(@DefaultValue("10m") Duration window) {}
