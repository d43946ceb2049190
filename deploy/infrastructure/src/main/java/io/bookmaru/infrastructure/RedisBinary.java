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
    static Path unpack(Path folder) throws IOException {
        var name = name();
        var program = folder.resolve(name);
        if (Files.isExecutable(program)) return program;
        var part = folder.resolve(name + ".part");
        try (var packed = RedisBinary.class.getResourceAsStream("/" + name)) {
            if (packed == null) throw new IOException("No Redis for this machine: " + name);
            Files.copy(packed, part, StandardCopyOption.REPLACE_EXISTING);
        }
        if (!part.toFile().setExecutable(true)) throw new IOException("Not executable: " + part);
        return Files.move(part, program, StandardCopyOption.ATOMIC_MOVE);
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
