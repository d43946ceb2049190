package io.bookmaru.api.erasure;

import io.bookmaru.events.Topics;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/// 14 days of retention and 7 of compaction lag, in a second each. Ends with the topics as before.
class ShortRetention implements AutoCloseable {
    private final Admin admin;
    private final Map<ConfigResource, Collection<AlterConfigOp>> before;

    ShortRetention(Map<String, Object> kafka, Collection<String> topics) throws Exception {
        admin = Admin.create(kafka);
        var resources =
                topics.stream()
                        .collect(
                                Collectors.toMap(
                                        t -> new ConfigResource(ConfigResource.Type.TOPIC, t),
                                        ShortRetention::shorter));
        var now = admin.describeConfigs(resources.keySet()).all().get();
        before =
                resources.entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey,
                                        e ->
                                                e.getValue().stream()
                                                        .map(op -> op.configEntry().name())
                                                        .map(now.get(e.getKey())::get)
                                                        .map(ShortRetention::set)
                                                        .toList()));
        admin.incrementalAlterConfigs(resources).all().get();
    }

    private static Collection<AlterConfigOp> shorter(String topic) {
        var segment = new ConfigEntry(TopicConfig.SEGMENT_MS_CONFIG, "1000");
        return Topics.COMPACTED.contains(topic)
                ? Stream.of(
                                segment,
                                new ConfigEntry(TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG, "1000"))
                        .map(ShortRetention::set)
                        .toList()
                : List.of(
                        set(segment),
                        set(new ConfigEntry(TopicConfig.RETENTION_MS_CONFIG, "1000")));
    }

    private static AlterConfigOp set(ConfigEntry entry) {
        return new AlterConfigOp(new ConfigEntry(entry.name(), entry.value()), OpType.SET);
    }

    @Override
    public void close() throws Exception {
        admin.incrementalAlterConfigs(before).all().get();
        admin.close();
    }
}
