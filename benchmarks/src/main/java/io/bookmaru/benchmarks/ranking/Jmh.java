package io.bookmaru.benchmarks.ranking;

import io.bookmaru.benchmarks.UnusableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// Runs benchmarks of one class with JMH, which starts JVMs of its own and so needs an ordinary
/// classpath: this module's jar is taken apart for it.
final class Jmh {
    private static final Path JAR = Path.of("benchmarks/target/benchmarks.jar");
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private final Path folder;

    private Jmh(Path folder) {
        this.folder = folder;
    }

    static Jmh in(Path folder) throws IOException, InterruptedException, UnusableException {
        var apart = folder.resolve("apart");
        run(
                JAVA,
                "-Djarmode=tools",
                "-jar",
                JAR.toString(),
                "extract",
                "--destination",
                apart.toString());
        return new Jmh(folder);
    }

    /// @return milliseconds, by method and then by number of members
    Map<String, Map<Integer, Double>> run(Class<?> benchmarks, String... options)
            throws IOException, InterruptedException, UnusableException {
        var results = folder.resolve("jmh.json");
        var apart = folder.resolve("apart");
        var command = new ArrayList<String>();
        command.addAll(
                List.of(
                        JAVA,
                        "-cp",
                        apart.resolve("benchmarks.jar") + ":" + apart.resolve("lib") + "/*",
                        "org.openjdk.jmh.Main",
                        benchmarks.getName() + "\\.",
                        "-rf",
                        "json",
                        "-rff",
                        results.toString()));
        command.addAll(List.of(options));
        run(command.toArray(String[]::new));
        return read(results);
    }

    private static Map<String, Map<Integer, Double>> read(Path results) throws IOException {
        var millis = new HashMap<String, Map<Integer, Double>>();
        for (var result : JsonMapper.shared().readTree(Files.readString(results))) {
            var name = result.get("benchmark").asString();
            millis.computeIfAbsent(name.substring(name.lastIndexOf('.') + 1), _ -> new HashMap<>())
                    .put(
                            Integer.parseInt(result.at("/params/members").asString()),
                            result.at("/primaryMetric/score").asDouble());
        }
        return millis;
    }

    private static void run(String... command)
            throws IOException, InterruptedException, UnusableException {
        var process = new ProcessBuilder(command).inheritIO().start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        if (process.waitFor() != 0)
            throw new UnusableException("Failed: " + String.join(" ", command));
    }
}
