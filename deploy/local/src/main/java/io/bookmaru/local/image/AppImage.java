package io.bookmaru.local.image;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import io.bookmaru.infrastructure.Folders;
import io.bookmaru.local.process.Jvm;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A program unpacked from its jar. That saves a quarter of its start, and only what is unpacked
/// can have an [AotCache].
///
/// It lies beside the jar, in a folder for that very content: a run goes on with what it was
/// started from while the jar is built again.
public record AppImage(Path jar) {

    /// Unpacks what is not unpacked yet.
    ///
    /// @param data of the run, see [Jvm]
    public static AppImage of(Path packed, Path data, Path log)
            throws IOException, InterruptedException {
        var images = Files.createDirectories(packed.resolveSibling("run"));
        var image = images.resolve(Fingerprint.of(packed));
        // Other runs may be at it as well.
        try (var channel = FileChannel.open(images.resolve("lock"), CREATE, WRITE)) {
            channel.lock();
            if (!Files.exists(image)) {
                deleteOld(images);
                unpack(packed, image, data, log);
            }
        }
        return new AppImage(image.resolve(packed.getFileName()));
    }

    public AotCache cache() {
        return new AotCache(jar.resolveSibling("start.aot"));
    }

    private static void unpack(Path packed, Path image, Path data, Path log)
            throws IOException, InterruptedException {
        var part = image.resolveSibling("part");
        var arguments =
                List.of(
                        "-Djarmode=tools",
                        "-jar",
                        packed.toString(),
                        "extract",
                        "--destination",
                        part.toString());
        var exit = Jvm.prepare(data, log, arguments).start().waitFor();
        if (exit != 0) throw new IOException(packed + " cannot be unpacked, see " + log);
        Files.move(part, image, ATOMIC_MOVE);
    }

    private static void deleteOld(Path images) throws IOException {
        try (var folders = Files.list(images).filter(Files::isDirectory)) {
            for (var folder : folders.toList()) Folders.delete(folder);
        }
    }
}
