package io.bookmaru.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// What `./run` runs once everything is built.
final class Main {
    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments)));
    }

    private static int run(List<String> arguments) {
        var signals = new StopSignals();
        try {
            run(arguments.contains("--fresh"), signals);
            return stopped();
        } catch (IOException e) {
            if (signals.received()) return stopped();
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
            run.train();
            run.awaitEnd();
        }
    }

    private static int stopped() {
        say("Stopped");
        return 0;
    }

    private static void say(String line) {
        System.out.println(line);
    }

    private Main() {}
}
