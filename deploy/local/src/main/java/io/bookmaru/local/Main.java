package io.bookmaru.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// What `./run` runs.
final class Main {
    private static final String USAGE =
            """
            ./run           starts Bookmaru on http://localhost:8080 with its data in ./data
            ./run --fresh   the same, with an empty data folder
            Ctrl-C stops it, twice: at once.

            BOOKMARU_PORT=9000             another address; the other ports move along
            BOOKMARU_DATA=/some/folder     another data folder
            BOOKMARU_ADMIN_PASSWORD=...    instead of a generated one
            """;

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments)));
    }

    private static int run(List<String> arguments) {
        if (!List.of("--fresh").containsAll(arguments)) {
            System.out.print(USAGE);
            return arguments.contains("--help") ? 0 : 2;
        }
        var signals = new StopSignals();
        try {
            run(arguments.contains("--fresh"), signals);
            return 0;
        } catch (IOException e) {
            if (signals.received()) return 0;
            System.err.println(e.getClass() == IOException.class ? e.getMessage() : e);
            return 1;
        } catch (Exception e) {
            e.printStackTrace();
            return 1;
        }
    }

    private static void run(boolean fresh, StopSignals signals) throws Exception {
        var start = System.nanoTime();
        var home = Path.of(System.getProperty("bookmaru.home", "")).toAbsolutePath();
        var settings = RunSettings.from(home, System.getenv());
        say("Bookmaru starts, with its data and logs in " + settings.data());
        try (var run = LocalRun.open(settings, fresh, line -> say("  " + line))) {
            signals.stop(run);
            run.start();
            say(
                    "Bookmaru is ready after %.1f s: %s, admin %s, password %s"
                            .formatted(
                                    (System.nanoTime() - start) / 1e9,
                                    run.address(),
                                    LocalRun.ADMIN_EMAIL,
                                    run.adminPassword()));
            run.awaitEnd();
        }
        say("Stopped");
    }

    private static void say(String line) {
        System.out.println(line);
    }

    private Main() {}
}
