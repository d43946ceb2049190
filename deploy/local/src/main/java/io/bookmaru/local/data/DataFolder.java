package io.bookmaru.local.data;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import io.bookmaru.infrastructure.Folders;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/// The one folder that a run writes to, held against other runs while it is open.
public final class DataFolder implements AutoCloseable {
    private static final String MARKER = "bookmaru-data";
    private static final String LOCK = "lock";

    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /// Makes it when absent.
    ///
    /// @throws IOException when it holds something else, or another run has it open
    public static DataFolder open(Path path) throws IOException {
        Files.createDirectories(path);
        claim(path);
        var channel = FileChannel.open(path.resolve(LOCK), CREATE, READ, WRITE);
        if (locked(channel)) return new DataFolder(path.toRealPath(), channel);
        channel.close();
        throw new IOException(
                "Another run uses " + path + ": stop it, or set BOOKMARU_DATA to another folder");
    }

    /// Absolute, without links.
    public Path path() {
        return path;
    }

    /// A place in it.
    public Path resolve(String name) {
        return path.resolve(name);
    }

    /// A folder in it, made when absent.
    public Path folder(String name) throws IOException {
        return Files.createDirectories(path.resolve(name));
    }

    /// Deletes all that runs have left in it.
    public void empty() throws IOException {
        try (var entries = Files.list(path)) {
            for (var entry : entries.toList()) {
                if (!isOwn(entry)) Folders.delete(entry);
            }
        }
    }

    /// Empties `tmp`, and puts the logs of the last run into `logs/previous`.
    public void tidy() throws IOException {
        Folders.delete(resolve("tmp"));
        var previous = folder("logs/previous");
        try (var logs = Files.newDirectoryStream(resolve("logs"), "*.log")) {
            for (var log : logs) {
                Files.move(log, previous.resolve(log.getFileName()), REPLACE_EXISTING);
            }
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }

    @Override
    public String toString() {
        return path.toString();
    }

    private static void claim(Path path) throws IOException {
        var marker = path.resolve(MARKER);
        if (Files.exists(marker)) return;
        try (var entries = Files.list(path)) {
            if (entries.findAny().isPresent())
                throw new IOException(
                        path + " holds something else than Bookmaru's data: it is left alone");
        }
        Files.setPosixFilePermissions(path, OwnerOnly.FOLDER);
        Files.createFile(marker);
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static boolean isOwn(Path entry) {
        return Set.of(MARKER, LOCK).contains(entry.getFileName().toString());
    }
}
