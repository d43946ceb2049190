package io.bookmaru.benchmarks;

import io.bookmaru.benchmarks.giveaways.GiveawayEntries;
import io.bookmaru.benchmarks.push.PushedMessages;
import io.bookmaru.benchmarks.ranking.ChangeCosts;
import io.bookmaru.benchmarks.ranking.FullRankings;
import io.bookmaru.benchmarks.ranking.RankingPages;
import io.bookmaru.benchmarks.reactions.AcceptedReactions;
import io.bookmaru.benchmarks.reactions.PublishedReactions;
import io.bookmaru.benchmarks.reads.PreferenceReads;
import io.bookmaru.benchmarks.tastes.AppliedReactions;
import io.bookmaru.infrastructure.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.Collectors;

/// The command line: a benchmark's name and its options. To be started in the project's root.
class RunBenchmark {
    private static final List<Benchmark> BENCHMARKS =
            List.of(
                    new AcceptedReactions(),
                    new PublishedReactions(),
                    new AppliedReactions(),
                    new ChangeCosts(),
                    new FullRankings(),
                    new PushedMessages(),
                    new GiveawayEntries(),
                    new PreferenceReads(),
                    new RankingPages());
    private static final Path MODULE = Path.of("benchmarks").toAbsolutePath();

    static void main(String[] arguments) throws Exception {
        try {
            run(List.of(arguments));
        } catch (UnusableException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
        // Kafka leaves threads behind that would keep the JVM.
        System.exit(0);
    }

    private static void run(List<String> arguments) throws Exception {
        var benchmark = named(arguments.isEmpty() ? "" : arguments.getFirst());
        var plan = Plan.parse(benchmark.plan(), arguments.subList(1, arguments.size()));
        var file =
                new ResultFile(
                        benchmark.name(),
                        benchmark.title(),
                        ZonedDateTime.now(Clock.systemDefaultZone()),
                        commit(),
                        Machine.here(),
                        LoadAverage.now());
        var result = benchmark.run(plan, emptyFolder(benchmark.name()));
        // A trial must not pass for a result.
        var results = MODULE.resolve(plan.trial() ? "target/results" : "results");
        System.out.println("Written to " + file.write(results, result));
        System.out.println(result.headline());
    }

    private static Benchmark named(String name) throws UnusableException {
        for (var benchmark : BENCHMARKS) {
            if (benchmark.name().equals(name)) return benchmark;
        }
        var known = BENCHMARKS.stream().map(Benchmark::name).collect(Collectors.joining("|"));
        throw new UnusableException("Usage: benchmarks/run " + known + " " + Plan.OPTIONS);
    }

    /// Not in the system's temporary folder, which may be in memory: a commit there costs nothing.
    private static Path emptyFolder(String name) throws IOException {
        var folder = MODULE.resolve("target/work").resolve(name);
        Folders.delete(folder);
        return Files.createDirectories(folder);
    }

    private static String commit() throws IOException, InterruptedException {
        var git =
                new ProcessBuilder("git", "describe", "--always", "--dirty", "--exclude=*")
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        var answer = new String(git.getInputStream().readAllBytes()).strip();
        return git.waitFor() == 0 ? answer : "unknown";
    }
}
