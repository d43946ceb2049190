package io.bookmaru.consumer;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.bookmaru.consumer.delivery.Routes;
import io.bookmaru.consumer.testing.AdministeredConsumer;
import io.bookmaru.events.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.kafka.core.KafkaAdmin;

@AdministeredConsumer
class TopicCreationIT {
    @Autowired private KafkaAdmin admin;
    @Autowired private Routes routes;

    @Test
    void noTopicKeepsForLongWhatAnErasureIsToEnd() throws Exception {
        var topics =
                Stream.concat(Topics.PAYLOADS.keySet().stream(), routes.own().keySet().stream());

        var configs = configs(topics);

        assertThat(configs).hasSizeGreaterThan(Topics.PAYLOADS.size());
        configs.forEach((topic, config) -> {
            var limit = Topics.COMPACTED.contains(topic) ? Duration.ofDays(7) : Duration.ofDays(14);
            var kept =
                    Topics.COMPACTED.contains(topic)
                            ? TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG
                            : TopicConfig.RETENTION_MS_CONFIG;
            var atMost = millis(config, kept).plus(millis(config, TopicConfig.SEGMENT_MS_CONFIG));
            assertThat(atMost).as(topic).isPositive().isLessThanOrEqualTo(limit);
        });
    }

    private Map<String, Config> configs(Stream<String> topics) throws Exception {
        var resources =
                topics.map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic)).toList();
        try (var kafka = Admin.create(admin.getConfigurationProperties())) {
            return kafka.describeConfigs(resources).all().get().entrySet().stream()
                    .collect(toMap(config -> config.getKey().name(), Map.Entry::getValue));
        }
    }

    private static Duration millis(Config config, String name) {
        return Duration.ofMillis(Long.parseLong(config.get(name).value()));
    }
}
