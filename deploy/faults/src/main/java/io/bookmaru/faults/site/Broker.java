package io.bookmaru.faults.site;

import static java.util.Objects.requireNonNull;

import io.bookmaru.faults.proxy.TcpProxy;
import io.bookmaru.infrastructure.KafkaNode;
import io.bookmaru.local.process.Jvm;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One Kafka node as a process. Its clients reach it through a proxy, its peers do not.
public final class Broker {
    private final KafkaNode node;
    private final TcpProxy proxy;
    private final Path folder;
    private @Nullable Process process;
    private @Nullable Running running;

    Broker(KafkaNode node, TcpProxy proxy, Path folder) {
        this.node = node;
        this.proxy = proxy;
        this.folder = folder;
    }

    public int id() {
        return node.id();
    }

    public TcpProxy proxy() {
        return proxy;
    }

    public Running process() {
        return requireNonNull(running);
    }

    /// Returns when the process is there.
    public void launch() throws IOException {
        var log = folder.resolve("logs").resolve(name() + ".log");
        var jvm =
                Jvm.prepare(folder, log, arguments())
                        .redirectInput(Redirect.PIPE)
                        .redirectErrorStream(false)
                        .redirectOutput(Redirect.PIPE)
                        .redirectError(Redirect.appendTo(log.toFile()));
        jvm.environment().put("CLASSPATH", classPath());
        process = jvm.start();
        running = Running.watched(process.toHandle());
    }

    /// Returns when it answers.
    public void awaitReady() throws IOException {
        var said = requireNonNull(process).inputReader().readLine();
        if (!BrokerMain.READY.equals(said)) throw new IOException(name() + " does not start");
    }

    private String name() {
        return "kafka-" + node.id();
    }

    private List<String> arguments() {
        var controllers =
                node.controllerPorts().stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining(","));
        return List.of(
                "-Xmx256m",
                BrokerMain.class.getName(),
                folder.resolve(name()).toString(),
                node.clusterId(),
                String.valueOf(node.id()),
                String.valueOf(node.port()),
                String.valueOf(node.advertisedPort()),
                String.valueOf(node.internalPort()),
                controllers);
    }

    /// The process runs in another folder.
    private static String classPath() {
        return List.of(System.getProperty("java.class.path").split(":")).stream()
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(":"));
    }
}
