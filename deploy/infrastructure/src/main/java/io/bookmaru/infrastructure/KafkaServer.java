package io.bookmaru.infrastructure;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/// One Kafka node, broker and controller at once, in this JVM.
///
/// Topics are not created by being named: whoever owns one creates it.
public final class KafkaServer implements AutoCloseable {
    private static final String CONTROLLER = "CONTROLLER";
    private static final int NODE = 1;

    private final KafkaRaftServer server;
    private final String address;

    private KafkaServer(KafkaRaftServer server, String address) {
        this.server = server;
        this.address = address;
    }

    /// Returns when the broker answers on `port`.
    ///
    /// @param folder its log; made and formatted when absent
    /// @param controllerPort where the node talks to itself
    public static KafkaServer start(Path folder, int port, int controllerPort) throws Exception {
        if (!Files.exists(folder.resolve("meta.properties"))) format(folder);
        var server =
                new KafkaRaftServer(
                        new KafkaConfig(settings(folder, port, controllerPort), false),
                        Time.SYSTEM);
        try {
            server.startup();
        } catch (Throwable e) {
            server.shutdown();
            throw e;
        }
        return new KafkaServer(server, "127.0.0.1:" + port);
    }

    /// For `bootstrap.servers`.
    public String address() {
        return address;
    }

    public void awaitShutdown() {
        server.awaitShutdown();
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static void format(Path folder) throws Exception {
        Files.createDirectories(folder);
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(NODE)
                .setControllerListenerName(CONTROLLER)
                .setMetadataLogDirectory(folder.toString())
                .addDirectory(folder.toString())
                .run();
    }

    private static Map<String, String> settings(Path folder, int port, int controllerPort) {
        var settings = new HashMap<String, String>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", String.valueOf(NODE));
        settings.put("controller.quorum.voters", NODE + "@127.0.0.1:" + controllerPort);
        settings.put("controller.listener.names", CONTROLLER);
        settings.put("inter.broker.listener.name", "PLAINTEXT");
        settings.put(
                "listeners",
                "PLAINTEXT://127.0.0.1:"
                        + port
                        + ","
                        + CONTROLLER
                        + "://127.0.0.1:"
                        + controllerPort);
        settings.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        settings.put(
                "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
        settings.put("log.dirs", folder.toString());
        settings.put("auto.create.topics.enable", "false");
        settings.putAll(ONE_NODE);
        settings.putAll(SMALL);
        settings.putAll(QUICK_TO_NOTICE);
        settings.putAll(QUICK_TO_FORGET);
        return settings;
    }

    private static final Map<String, String> ONE_NODE =
            Map.of(
                    "default.replication.factor", "1",
                    "min.insync.replicas", "1",
                    "offsets.topic.replication.factor", "1",
                    "transaction.state.log.replication.factor", "1",
                    "transaction.state.log.min.isr", "1",
                    "share.coordinator.state.topic.replication.factor", "1",
                    "share.coordinator.state.topic.min.isr", "1");

    /// The defaults are those of a machine of its own: 50 partitions of offsets, 128 MB for
    /// compaction.
    private static final Map<String, String> SMALL =
            Map.of(
                    "offsets.topic.num.partitions", "1",
                    "transaction.state.log.num.partitions", "1",
                    "share.coordinator.state.topic.num.partitions", "1",
                    "log.cleaner.dedupe.buffer.size", "16777216",
                    "log.index.size.max.bytes", "1048576",
                    "num.network.threads", "2",
                    "num.io.threads", "4");

    /// What a topic no longer keeps is gone after seconds, not after five minutes.
    private static final Map<String, String> QUICK_TO_FORGET =
            Map.of(
                    "log.initial.task.delay.ms", "5000",
                    "log.retention.check.interval.ms", "5000",
                    "log.cleaner.backoff.ms", "5000");

    /// A consumer that was killed is replaced after 10 s instead of 45, and a node that votes alone
    /// waits for no other vote.
    private static final Map<String, String> QUICK_TO_NOTICE =
            Map.of(
                    "controller.quorum.election.timeout.ms", "100",
                    "group.initial.rebalance.delay.ms", "0",
                    "group.consumer.min.session.timeout.ms", "10000",
                    "group.consumer.session.timeout.ms", "10000",
                    "group.consumer.min.heartbeat.interval.ms", "3000",
                    "group.consumer.heartbeat.interval.ms", "3000");
}
