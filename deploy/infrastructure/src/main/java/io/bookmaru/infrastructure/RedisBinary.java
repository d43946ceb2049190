package io.bookmaru.infrastructure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

/// The Redis program for this machine, out of `org.signal:embedded-redis`.
final class RedisBinary {
    private static final String VERSION = "7.0.15";

    /// Unpacks it into `folder`, unless it is there.
    static Path unpack(Path folder) throws IOException, InterruptedException {
        var name = name();
        var program = folder.resolve(name);
        if (Files.exists(program)) return program;
        var part = folder.resolve(name + ".part");
        try (var packed = RedisBinary.class.getResourceAsStream("/" + name)) {
            if (packed == null) throw new IOException("No Redis for this machine: " + name);
            Files.copy(packed, part, StandardCopyOption.REPLACE_EXISTING);
        }
        var copy = folder.resolve(name + ".copy");
        copy(part, copy);
        if (!copy.toFile().setExecutable(true)) throw new IOException("Not executable: " + copy);
        Files.delete(part);
        return Files.move(copy, program, StandardCopyOption.ATOMIC_MOVE);
    }

    /// What this JVM has written itself may still be open for writing in a process that another
    /// thread is starting meanwhile, and then cannot be executed ("text file busy").
    private static void copy(Path from, Path to) throws IOException, InterruptedException {
        var exit = new ProcessBuilder("cp", from.toString(), to.toString()).start().waitFor();
        if (exit != 0) throw new IOException("Cannot copy " + from + " to " + to);
    }

    private static String name() {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        var machine = System.getProperty("os.arch");
        return "redis-server-%s-%s-%s"
                .formatted(
                        VERSION,
                        system.startsWith("mac") ? "darwin" : system,
                        machine.equals("aarch64") ? "arm64" : "amd64");
    }

    private RedisBinary() {}
}
