package io.bookmaru.benchmarks.load;

import io.bookmaru.benchmarks.UnusableException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/// PostgreSQL's own load driver, with a script that is one transaction.
public final class Pgbench {
    private static final int CLIENTS = 32;
    private static final int THREADS = 2;
    private static final Pattern PROCESSED =
            Pattern.compile("number of transactions actually processed: (\\d+)");

    private final Path script;
    private final String address;

    private Pgbench(Path script, String address) {
        this.script = script;
        this.address = address;
    }

    /// @param script a resource of this module
    /// @param address as libpq takes it: `postgresql://user:password@127.0.0.1:5432/database`
    public static Pgbench with(String script, Path folder, String address)
            throws IOException, InterruptedException, UnusableException {
        Programs.check(
                "pgbench",
                "--version",
                "apt-get install postgresql-contrib, or brew install libpq");
        var file = Programs.resource("/pgbench/" + script, folder.resolve(script));
        return new Pgbench(file, address);
    }

    public Load run(Duration time) throws IOException, InterruptedException, UnusableException {
        var pgbench =
                new ProcessBuilder(
                                List.of(
                                        "pgbench",
                                        "--no-vacuum",
                                        "--protocol=prepared",
                                        "--client=" + CLIENTS,
                                        "--jobs=" + THREADS,
                                        "--time=" + time.toSeconds(),
                                        "--file=" + script,
                                        address))
                        .redirectErrorStream(true)
                        .start();
        Runtime.getRuntime().addShutdownHook(new Thread(pgbench::destroy));
        var output = new String(pgbench.getInputStream().readAllBytes());
        if (pgbench.waitFor() != 0) throw new UnusableException("pgbench failed:\n" + output);
        return parse(output);
    }

    static Load parse(String output) throws UnusableException {
        long processed =
                PROCESSED
                        .matcher(output)
                        .results()
                        .map(result -> Long.parseLong(result.group(1)))
                        .findFirst()
                        .orElseThrow(
                                () -> new UnusableException("pgbench told no figures:\n" + output));
        return new Load(processed, processed, 0, 0, 0, 0);
    }
}
