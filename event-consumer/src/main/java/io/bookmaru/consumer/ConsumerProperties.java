package io.bookmaru.consumer;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param createTopics whether to create missing topics at start; off where an operator owns them
/// @param partitions of each topic created
/// @param replication of each topic created
@ConfigurationProperties("bookmaru.kafka")
public record ConsumerProperties(
        @DefaultValue("false") boolean createTopics,
        @DefaultValue("12") int partitions,
        @DefaultValue("1") short replication) {}
