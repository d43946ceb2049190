package io.bookmaru.faults;

import io.bookmaru.faults.check.Findings.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The results of a run as a page of Markdown, one a day; the last run of a day stays.
record ResultFile(
        String name, ZonedDateTime started, String commit, String machine, String arguments) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm xxx");
    private static final List<String> COLUMNS =
            List.of(
                    "fault",
                    "target",
                    "what",
                    "acknowledged",
                    "unanswered",
                    "lost",
                    "doubled",
                    "out of order",
                    "invented",
                    "wrong state",
                    "unsettled",
                    "raw duplicates",
                    "recovered in",
                    "of",
                    "evidence",
                    "survived");

    Path write(Path folder, Settings settings, List<Result> results) throws IOException {
        Files.createDirectories(folder);
        var file = folder.resolve(name + "-" + started.toLocalDate() + ".md");
        return Files.writeString(file, page(settings, results));
    }

    String page(Settings settings, List<Result> results) {
        return """
        # Faults

        **%s**

        - started: %s
        - commit: %s
        - machine: %s
        - arguments: `%s`, seed %d, at least %d acknowledged events a row

        %s
        """
                .formatted(
                        headline(results),
                        TIME.format(started),
                        commit,
                        machine,
                        arguments,
                        settings.seed(),
                        settings.events(),
                        table(results));
    }

    static String headline(List<Result> results) {
        return "faults survived %d of %d"
                .formatted(results.stream().filter(Result::survived).count(), results.size());
    }

    private static String table(List<Result> results) {
        var rule = COLUMNS.stream().map(_ -> "---").toList();
        return Stream.concat(Stream.of(COLUMNS, rule), results.stream().map(ResultFile::cells))
                .map(cells -> cells.stream().collect(Collectors.joining(" | ", "| ", " |")))
                .collect(Collectors.joining("\n"));
    }

    private static List<String> cells(Result result) {
        var fault = result.fault();
        var findings = result.findings();
        return Stream.of(
                        fault.name(),
                        fault.target(),
                        what(fault),
                        result.tally().events(),
                        result.unknown(),
                        findings.of(Kind.LOST),
                        findings.of(Kind.DOUBLED),
                        findings.of(Kind.OUT_OF_ORDER),
                        findings.of(Kind.INVENTED),
                        findings.of(Kind.WRONG_STATE),
                        findings.of(Kind.UNSETTLED),
                        findings.rawDuplicates(),
                        result.seconds(),
                        fault.recovery().toSeconds() + " s",
                        result.evidence().count() + " " + result.evidence().of(),
                        result.survived() ? "yes" : "**no**")
                .map(Object::toString)
                .toList();
    }

    private static String what(Fault fault) {
        var length = fault.length().toSeconds();
        return fault.what()
                + (length > 0 ? String.format(Locale.ROOT, ", %d s", length) : "")
                + (fault.times() > 1 ? ", " + fault.times() + " times" : "");
    }
}
