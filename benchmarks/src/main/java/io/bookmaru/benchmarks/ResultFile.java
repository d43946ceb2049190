package io.bookmaru.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A result as a page of Markdown, one a day for each benchmark; the last run of a day stays.
record ResultFile(
        String name,
        String title,
        ZonedDateTime started,
        String commit,
        Machine machine,
        String loadBefore) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm xxx");

    Path write(Path folder, Result result) throws IOException {
        var file = folder.resolve(name + "-" + started.toLocalDate() + ".md");
        Files.createDirectories(folder);
        return Files.writeString(file, page(result));
    }

    private String page(Result result) {
        return """
        # %s

        **%s**

        - started: %s
        - commit: %s
        - machine: %s
        - load average before: %s

        %s

        %s
        """
                .formatted(
                        title,
                        result.headline(),
                        TIME.format(started),
                        commit,
                        machine,
                        loadBefore,
                        table(result.table()),
                        lines(result.notes().stream().map(note -> "- " + note)));
    }

    private static String table(Result.Table table) {
        var rule = Collections.nCopies(table.columns().size(), "---");
        return lines(
                Stream.concat(Stream.of(table.columns(), rule), table.rows().stream())
                        .map(ResultFile::row));
    }

    private static String row(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static String lines(Stream<String> lines) {
        return lines.collect(Collectors.joining("\n"));
    }
}
