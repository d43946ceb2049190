package io.bookmaru.benchmarks.load;

import io.bookmaru.benchmarks.UnusableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What load drivers have in common: a program that must be installed, and a script for it.
final class Programs {

    static void check(String program, String option, String how)
            throws InterruptedException, UnusableException {
        try {
            new ProcessBuilder(program, option)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UnusableException(program + " is not on the PATH: " + how);
        }
    }

    static Path resource(String name, Path file) throws IOException {
        try (var resource = Programs.class.getResourceAsStream(name)) {
            if (resource == null) throw new IOException("No script " + name);
            Files.copy(resource, file);
            return file;
        }
    }

    private Programs() {}
}
