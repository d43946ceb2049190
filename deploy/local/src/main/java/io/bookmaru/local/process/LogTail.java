package io.bookmaru.local.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/// The end of a log, where the reason for an end is to be found.
final class LogTail {
    private static final int LINES = 20;
    private static final int BYTES = 16 * 1024;

    /// Empty when the log cannot be read.
    static String of(Path log) {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(Math.max(0, file.length() - BYTES));
            var end = new byte[(int) (file.length() - file.getFilePointer())];
            file.readFully(end);
            var lines = new String(end, UTF_8).lines().toList();
            return String.join(
                    "\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
        } catch (IOException e) {
            return "";
        }
    }

    private LogTail() {}
}
