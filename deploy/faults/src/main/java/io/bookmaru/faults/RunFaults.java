package io.bookmaru.faults;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import io.bookmaru.faults.check.Findings.Kind;
import io.bookmaru.faults.site.Site;
import io.bookmaru.infrastructure.Folders;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The suite. Its last line says how many faults were survived; the exit code is 0 when all were.
final class RunFaults {

    public static void main(String[] arguments) throws Exception {
        var settings = Settings.of(arguments);
        var home = Path.of("").toAbsolutePath();
        var folder = home.resolve("deploy/faults/target/work/run");
        var lock = lock(folder.resolveSibling("lock"));
        System.out.println("Seed " + settings.seed() + "; logs are in " + folder.resolve("logs"));
        var page =
                new ResultFile(
                        settings.mixMinutes() > 0 ? "mix-" + settings.seed() : "faults",
                        ZonedDateTime.now(Clock.systemDefaultZone()),
                        commit(),
                        machine(),
                        String.join(" ", arguments));
        var isWhole = !settings.isShort() && settings.only().isEmpty();
        var pages =
                home.resolve(isWhole ? "deploy/faults/results" : "deploy/faults/target/results");
        var results = new ArrayList<Result>();
        Report report =
                result -> {
                    results.add(result);
                    print(result);
                    page.write(pages, settings, results);
                };
        if (settings.mixMinutes() > 0) {
            run(List.of(Mix.of(Faults.ALL, settings.mixMinutes())), settings, folder, 1, report);
        } else {
            settings.requireKnown(Faults.ALL, Faults.WITH_THREE_BROKERS);
            run(settings.choose(Faults.ALL), settings, folder, 1, report);
            run(settings.choose(Faults.WITH_THREE_BROKERS), settings, folder, 3, report);
        }
        System.out.println("Written to " + pages);
        System.out.println(ResultFile.headline(results));
        lock.release();
        System.exit(results.stream().allMatch(Result::survived) ? 0 : 1);
    }

    /// After each row, so that a run that is broken off leaves what it has found.
    private interface Report {
        void add(Result result) throws IOException;
    }

    /// Two runs in one folder would stop each other's servers.
    private static FileLock lock(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        var lock = FileChannel.open(file, CREATE, WRITE).tryLock();
        if (lock == null) throw new IllegalStateException("Another run holds " + file);
        return lock;
    }

    /// One row after the other on the same site. One that breaks the site off is a row that failed,
    /// and the next ones get another site.
    private static void run(
            List<Fault> faults, Settings settings, Path folder, int brokers, Report report)
            throws Exception {
        for (int next = 0; next < faults.size(); ) {
            Folders.delete(folder);
            var start = System.nanoTime();
            try (var site = Site.start(Path.of("").toAbsolutePath(), folder, brokers)) {
                System.out.printf("Started in %d s%n", secondsSince(start));
                var row = new RunRow(site, settings);
                while (next < faults.size()) {
                    var fault = faults.get(next++);
                    var result = row.run(fault);
                    report.add(result);
                    if (result.brokeOff()) break;
                }
            }
        }
    }

    private static String commit() throws Exception {
        var git =
                new ProcessBuilder("git", "describe", "--always", "--dirty", "--abbrev=12").start();
        return git.inputReader().lines().findFirst().orElse("unknown");
    }

    private static String machine() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        return "%d cores, %s %s, JDK %s, load average %.1f"
                .formatted(
                        system.getAvailableProcessors(),
                        System.getProperty("os.name"),
                        System.getProperty("os.version"),
                        Runtime.version(),
                        system.getSystemLoadAverage());
    }

    private static void print(Result result) {
        var findings = result.findings();
        System.out.printf(
                Locale.ROOT,
                "%s %s: %d acknowledged, %d unknown, %d lost, %d doubled, %d out of order, %d invented,"
                        + " %d wrong, %d unsettled, %d raw duplicates, recovered in %s of %d s,"
                        + " %d %s, answers %s, took %d s%n",
                result.survived() ? "ok  " : "FAIL",
                result.fault().name(),
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
                result.fault().recovery().toSeconds(),
                result.evidence().count(),
                result.evidence().of(),
                result.tally().failures(),
                result.took().toSeconds());
        findings.descriptions().forEach(line -> System.out.println("     " + line));
    }

    private static long secondsSince(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime).toSeconds();
    }

    private RunFaults() {}
}
