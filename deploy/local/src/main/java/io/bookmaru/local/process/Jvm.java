package io.bookmaru.local.process;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Prepares JVMs like the one that this runs in, only smaller.
public final class Jvm {
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    /// Ctrl-C goes to every process of the terminal's session, and would end all of them at once. A
    /// JVM started with the signal ignored leaves it so.
    private static final List<String> DEAF_TO_THE_TERMINAL =
            List.of("sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh");

    private static final List<String> SMALL =
            List.of(
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseCompactObjectHeaders",
                    "-XX:+ExitOnOutOfMemoryError",
                    "-XX:-UsePerfData",
                    "-Xss512k",
                    "--enable-native-access=ALL-UNNAMED");

    /// Logs to `log`, without input, if not redirected.
    ///
    /// @param data the run's folder; marks the process as its own (see [LeftOvers]) and takes what
    ///   it forgets to delete
    public static ProcessBuilder prepare(Path data, Path log, List<String> arguments)
            throws IOException {
        var folder = Files.createDirectories(data.resolve("tmp"));
        var command = new ArrayList<>(DEAF_TO_THE_TERMINAL);
        command.add(JAVA.toString());
        command.add(mark(data));
        command.add("-Djava.io.tmpdir=" + folder);
        command.add("-XX:ErrorFile=" + data.resolve("logs").resolve("crash-%p.log"));
        command.addAll(SMALL);
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile()));
    }

    static String mark(Path data) {
        return "-Dbookmaru.data=" + data;
    }

    private Jvm() {}
}
