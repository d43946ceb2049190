package io.bookmaru.infrastructure;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/// One Kafka node, broker and controller at once, in this JVM. Alone, unless it is told of others.
///
/// Topics are not created by being named: whoever owns one creates it.
public final class KafkaServer implements AutoCloseable {
    private static final String CONTROLLER = "CONTROLLER";
    private static final String CLIENTS = "PLAINTEXT";
    private static final String PEERS = "PEERS";

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
        return start(folder, KafkaNode.alone(port, controllerPort));
    }

    /// Returns when the broker answers; one of several not before most of them run.
    public static KafkaServer start(Path folder, KafkaNode node) throws Exception {
        if (!Files.exists(folder.resolve("meta.properties"))) format(folder, node);
        var server =
                new KafkaRaftServer(new KafkaConfig(settings(folder, node), false), Time.SYSTEM);
        try {
            server.startup();
        } catch (Throwable e) {
            server.shutdown();
            throw e;
        }
        return new KafkaServer(server, "127.0.0.1:" + node.advertisedPort());
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

    private static void format(Path folder, KafkaNode node) throws Exception {
        Files.createDirectories(folder);
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
                .setClusterId(node.clusterId())
                .setNodeId(node.id())
                .setControllerListenerName(CONTROLLER)
                .setMetadataLogDirectory(folder.toString())
                .addDirectory(folder.toString())
                .run();
    }

    private static Map<String, String> settings(Path folder, KafkaNode node) {
        var settings = new HashMap<String, String>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", String.valueOf(node.id()));
        settings.put("controller.quorum.voters", node.voters());
        settings.put("controller.listener.names", CONTROLLER);
        settings.put("inter.broker.listener.name", node.isAlone() ? CLIENTS : PEERS);
        settings.put("listeners", listeners(node, node.port()) + "," + controller(node));
        settings.put("advertised.listeners", listeners(node, node.advertisedPort()));
        settings.put(
                "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT,PEERS:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("log.dirs", folder.toString());
        settings.put("auto.create.topics.enable", "false");
        settings.putAll(node.isAlone() ? ONE_NODE : SEVERAL_NODES);
        settings.putAll(SMALL);
        settings.putAll(QUICK_TO_NOTICE);
        settings.putAll(QUICK_TO_FORGET);
        return settings;
    }

    private static String listeners(KafkaNode node, int port) {
        var clients = CLIENTS + "://127.0.0.1:" + port;
        if (node.isAlone()) return clients;
        return clients + "," + PEERS + "://127.0.0.1:" + node.internalPort();
    }

    private static String controller(KafkaNode node) {
        return CONTROLLER + "://127.0.0.1:" + node.controllerPort();
    }

    /// A node that votes alone waits for no other vote.
    private static final Map<String, String> ONE_NODE =
            Map.of(
                    "controller.quorum.election.timeout.ms", "100",
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

    /// As production has it, but for a dead broker that is noticed after 6 s instead of 9.
    private static final Map<String, String> SEVERAL_NODES =
            Map.of(
                    "broker.session.timeout.ms", "6000",
                    "default.replication.factor", "3",
                    "min.insync.replicas", "2",
                    "offsets.topic.replication.factor", "3",
                    "transaction.state.log.replication.factor", "3",
                    "transaction.state.log.min.isr", "2",
                    "share.coordinator.state.topic.replication.factor", "3",
                    "share.coordinator.state.topic.min.isr", "2");

    /// A consumer that was killed is replaced after 10 s instead of 45.
    private static final Map<String, String> QUICK_TO_NOTICE =
            Map.of(
                    "group.initial.rebalance.delay.ms", "0",
                    "group.consumer.min.session.timeout.ms", "10000",
                    "group.consumer.session.timeout.ms", "10000",
                    "group.consumer.min.heartbeat.interval.ms", "3000",
                    "group.consumer.heartbeat.interval.ms", "3000");
}
