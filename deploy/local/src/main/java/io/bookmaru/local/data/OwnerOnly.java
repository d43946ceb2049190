package io.bookmaru.local.data;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.attribute.PosixFilePermissions.asFileAttribute;
import static java.nio.file.attribute.PosixFilePermissions.fromString;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/// Files that nobody but their owner may read.
final class OwnerOnly {
    static final Set<PosixFilePermission> FOLDER = fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = fromString("rw-------");

    /// Whole or not at all, and never readable for others, not even while it is written.
    static void write(Path file, String content) throws IOException {
        var part = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(part);
        Files.createFile(part, asFileAttribute(FILE));
        Files.writeString(part, content);
        Files.move(part, file, ATOMIC_MOVE);
    }

    private OwnerOnly() {}
}
