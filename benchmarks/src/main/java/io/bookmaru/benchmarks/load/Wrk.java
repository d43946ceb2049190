package io.bookmaru.benchmarks.load;

import io.bookmaru.benchmarks.UnusableException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The load driver `wrk`, with a script that walks over prepared data.
public final class Wrk {
    private static final int THREADS = 2;

    /// For the answers that are due when the sending stops.
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(5);

    private final Path script;

    private Wrk(Path script) {
        this.script = script;
    }

    /// @param script a resource of this module, put into `folder` for `wrk` to read
    public static Wrk with(String script, Path folder)
            throws IOException, InterruptedException, UnusableException {
        Programs.check("wrk", "-v", "apt-get install wrk, or brew install wrk");
        return new Wrk(Programs.resource("/wrk/" + script, folder.resolve(script)));
    }

    /// As fast as the answers come.
    ///
    /// @param data Lua that returns what the script walks over
    public Load run(URI service, int connections, Duration time, Path data)
            throws IOException, InterruptedException, UnusableException {
        return run(service, connections, time, data, List.of());
    }

    /// @param perSecond how many requests are sent while connections are free
    public Load run(URI service, int connections, Duration time, Path data, int perSecond)
            throws IOException, InterruptedException, UnusableException {
        return run(service, connections, time, data, List.of(String.valueOf(perSecond)));
    }

    /// What the script prints, for one that has figures of its own.
    public String output(URI service, int connections, Duration time, Path data, int perSecond)
            throws IOException, InterruptedException, UnusableException {
        return output(service, connections, time, data, List.of(String.valueOf(perSecond)));
    }

    private Load run(
            URI service, int connections, Duration time, Path data, List<String> furtherArguments)
            throws IOException, InterruptedException, UnusableException {
        return Load.parse(output(service, connections, time, data, furtherArguments));
    }

    private String output(
            URI service, int connections, Duration time, Path data, List<String> furtherArguments)
            throws IOException, InterruptedException, UnusableException {
        var command =
                new ArrayList<>(
                        List.of(
                                "wrk",
                                "--threads=" + THREADS,
                                "--connections=" + connections,
                                "--duration=" + time.plus(LAST_ANSWERS).toSeconds() + "s",
                                "--timeout=10s",
                                "--script=" + script,
                                service.toString(),
                                "--",
                                data.toString(),
                                String.valueOf(THREADS),
                                String.valueOf(time.toSeconds())));
        command.addAll(furtherArguments);
        var wrk = new ProcessBuilder(command).redirectErrorStream(true).start();
        Runtime.getRuntime().addShutdownHook(new Thread(wrk::destroy));
        var output = new String(wrk.getInputStream().readAllBytes());
        if (wrk.waitFor() != 0) throw new UnusableException("wrk failed:\n" + output);
        return output;
    }
}
