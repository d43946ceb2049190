package io.bookmaru.consumer;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param createTopics whether to create missing topics at start; off where an operator owns them
/// @param partitions of each topic created
/// @param replication of each topic created
/// @param minBackoff first pause while infrastructure is down; doubles up to maxBackoff, without
///   end
/// @param tries how often a record that fails with a bug is tried before it becomes a dead letter
@ConfigurationProperties("bookmaru.kafka")
public record ConsumerProperties(
        @DefaultValue("false") boolean createTopics,
        @DefaultValue("12") int partitions,
        @DefaultValue("1") short replication,
        @DefaultValue("500ms") Duration minBackoff,
        @DefaultValue("30s") Duration maxBackoff,
        @DefaultValue("3") int tries) {}
