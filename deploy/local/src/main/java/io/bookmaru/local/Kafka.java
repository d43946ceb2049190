package io.bookmaru.local;

import io.bookmaru.infrastructure.Folders;
import io.bookmaru.infrastructure.FreePorts;
import io.bookmaru.infrastructure.KafkaServer;
import io.bookmaru.local.data.DataFolder;
import io.bookmaru.local.image.AotCache;
import io.bookmaru.local.image.ImageFolder;
import io.bookmaru.local.image.Training;
import io.bookmaru.local.process.Jvm;
import io.bookmaru.local.process.Part;
import io.bookmaru.local.process.Parts;
import io.bookmaru.local.process.Stage;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The broker, as a process.
class Kafka {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Path OWN = source(KafkaMain.class);

    private final Ports ports;
    private final DataFolder data;
    private final Parts parts;

    Kafka(Ports ports, DataFolder data, Parts parts) {
        this.ports = ports;
        this.data = data;
        this.parts = parts;
    }

    /// Returns when it answers.
    void start() throws IOException, InterruptedException {
        var process =
                jvm("kafka", ports.of(Port.KAFKA), ports.of(Port.KAFKA_CONTROLLER), cache().use())
                        .redirectInput(Redirect.PIPE)
                        .redirectErrorStream(false)
                        .redirectOutput(Redirect.PIPE)
                        .redirectError(Redirect.appendTo(log().toFile()))
                        .start();
        parts.add(Part.child(Stage.KAFKA, "Kafka", process, log(), PATIENCE));
        if (KafkaMain.READY.equals(process.inputReader().readLine())) return;
        parts.awaitEnd();
        parts.requireRunning();
    }

    /// Another broker, of no use to anybody: it ends once it is ready, since it has no input.
    Training.Program training() throws IOException, InterruptedException {
        var folder = "tmp/kafka-training";
        Folders.delete(data.resolve(folder));
        var free = FreePorts.some(2);
        var jvm = jvm(folder, free[0], free[1], cache().record());
        return new Training.Program(cache(), jvm.redirectOutput(Redirect.DISCARD));
    }

    private ProcessBuilder jvm(String folder, int port, int controllerPort, List<String> options)
            throws IOException {
        var arguments = new ArrayList<>(options);
        arguments.addAll(
                List.of(
                        "-Xmx256m",
                        KafkaMain.class.getName(),
                        data.resolve(folder).toString(),
                        Integer.toString(port),
                        Integer.toString(controllerPort)));
        var jvm = Jvm.prepare(data.path(), log(), arguments);
        jvm.environment().put("CLASSPATH", classPath());
        return jvm;
    }

    /// The jar names what it needs; classes in a folder, as in tests, do not.
    private static String classPath() {
        return Files.isDirectory(OWN) ? System.getProperty("java.class.path") : OWN.toString();
    }

    private static AotCache cache() throws IOException, InterruptedException {
        var folder = ImageFolder.of(Files::createDirectory, OWN, source(KafkaServer.class));
        return new AotCache(folder.resolve("kafka.aot"));
    }

    private static Path source(Class<?> type) {
        var source = type.getProtectionDomain().getCodeSource();
        return Path.of(URI.create(source.getLocation().toString()));
    }

    private Path log() throws IOException {
        return data.folder("logs").resolve("kafka.log");
    }
}
