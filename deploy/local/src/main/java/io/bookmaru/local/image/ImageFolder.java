package io.bookmaru.local.image;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import io.bookmaru.infrastructure.Folders;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/// A folder for one content of a jar, beside the jar. The next content gets another one: a run goes
/// on with what it was started from while the jar is built again.
public final class ImageFolder {

    @FunctionalInterface
    public interface Filler {

        /// Makes `folder` with what belongs into it.
        void fill(Path folder) throws IOException, InterruptedException;
    }

    /// Returns the folder of these jars, filled, and deletes that of an earlier content.
    ///
    /// @param jars the first is the one that it lies beside
    public static synchronized Path of(Filler filler, Path... jars)
            throws IOException, InterruptedException {
        var images = Files.createDirectories(jars[0].resolveSibling("run"));
        var image = images.resolve(Fingerprint.of(jars));
        // Other runs may be at it as well.
        try (var channel = FileChannel.open(images.resolve("lock"), CREATE, WRITE)) {
            channel.lock();
            if (!Files.exists(image)) {
                deleteAll(images);
                filler.fill(images.resolve("part"));
                Files.move(images.resolve("part"), image, ATOMIC_MOVE);
            }
        }
        return image;
    }

    private static void deleteAll(Path images) throws IOException {
        try (var folders = Files.list(images).filter(Files::isDirectory)) {
            for (var folder : folders.toList()) Folders.delete(folder);
        }
    }

    private ImageFolder() {}
}
