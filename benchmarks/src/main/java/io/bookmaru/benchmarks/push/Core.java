package io.bookmaru.benchmarks.push;

import io.bookmaru.benchmarks.Plan;
import io.bookmaru.benchmarks.UnusableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// Runs JMH and Node.js in turn, both tied to the machine's first core. JMH starts JVMs of its own
/// and so needs an ordinary classpath: this module's jar is taken apart for it.
final class Core {
    private static final Path JAR = Path.of("benchmarks/target/benchmarks.jar");
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final List<String> ON_ONE_CORE = List.of("taskset", "-c", "0");

    private final Path folder;

    private Core(Path folder) {
        this.folder = folder;
    }

    static Core in(Path folder) throws IOException, InterruptedException, UnusableException {
        var core = new Core(folder);
        run(
                folder,
                List.of(
                        JAVA,
                        "-Djarmode=tools",
                        "-jar",
                        JAR.toAbsolutePath().toString(),
                        "extract",
                        "--destination",
                        folder.resolve("apart").toString()));
        for (var name : List.of("package.json", "package-lock.json", "generate.js")) {
            try (var resource = Core.class.getResourceAsStream(name)) {
                if (resource == null) throw new IOException("No resource " + name);
                Files.copy(resource, folder.resolve(name));
            }
        }
        run(folder, List.of("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"));
        return core;
    }

    /// @return requests made ready in a second by `web-push`
    double node(Plan plan) throws IOException, InterruptedException, UnusableException {
        var command = new ArrayList<>(ON_ONE_CORE);
        command.addAll(List.of("node", "generate.js", "" + seconds(plan), "" + seconds(plan)));
        return Double.parseDouble(run(folder, command).strip());
    }

    /// @param seconds of an iteration, of which there are two to warm up and three that count
    /// @return operations a second, by method and parameter
    Map<String, Double> jmh(Class<?> benchmarks, long seconds)
            throws IOException, InterruptedException, UnusableException {
        var results = folder.resolve("jmh.json");
        var apart = folder.resolve("apart");
        var command = new ArrayList<>(ON_ONE_CORE);
        command.addAll(
                List.of(
                        JAVA,
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        apart.resolve("benchmarks.jar") + ":" + apart.resolve("lib") + "/*",
                        "org.openjdk.jmh.Main",
                        benchmarks.getName() + "\\.",
                        "-f",
                        "1",
                        "-wi",
                        "2",
                        "-i",
                        "3",
                        "-w",
                        seconds + "s",
                        "-r",
                        seconds + "s",
                        "-rf",
                        "json",
                        "-rff",
                        results.toString()));
        run(folder, command);
        var rates = new LinkedHashMap<String, Double>();
        for (var result : JsonMapper.shared().readTree(Files.readString(results))) {
            var name = result.get("benchmark").asString();
            rates.put(
                    name.substring(name.lastIndexOf('.') + 1)
                            + result.at("/params/provider").asString(""),
                    result.at("/primaryMetric/score").asDouble());
        }
        return rates;
    }

    static long seconds(Plan plan) {
        return plan.trial() ? 2 : 10;
    }

    private static String run(Path folder, List<String> command)
            throws IOException, InterruptedException, UnusableException {
        var output = folder.resolve(command.getLast().hashCode() + ".out");
        var process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectOutput(output.toFile())
                        .redirectError(folder.resolve("errors").toFile())
                        .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        if (process.waitFor() != 0)
            throw new UnusableException("Failed: " + String.join(" ", command) + ", see " + output);
        return Files.readString(output);
    }
}
