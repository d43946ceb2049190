package io.bookmaru.local.image;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What a program loads and links while it starts, recorded once and mapped into memory from then
/// on (JEP 514). It fits one class path, one JDK and one set of JVM flags; with others a JVM starts
/// as if it had none.
public record AotCache(Path file) {

    public boolean isRecorded() {
        return Files.exists(file);
    }

    /// JVM arguments that use it, if there is one to use.
    public List<String> use() {
        return isRecorded() ? List.of("-XX:AOTCache=" + file) : List.of();
    }

    /// JVM arguments that record it.
    public List<String> record() {
        return List.of("-XX:AOTCacheOutput=" + part());
    }

    /// To be called when the recording JVM has ended well.
    public void keep() throws IOException {
        Files.move(part(), file, ATOMIC_MOVE);
    }

    private Path part() {
        return file.resolveSibling(file.getFileName() + "." + ProcessHandle.current().pid());
    }
}
