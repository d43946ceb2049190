package io.bookmaru.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bookmaru.infrastructure.FreePorts;
import io.bookmaru.local.process.LeftOvers;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir Path folder;

    private Ports ports;
    private Process launcher;
    private BufferedReader output;

    @BeforeEach
    void build() throws Exception {
        ports = Ports.free();
        FakeHome.make(folder);
    }

    @AfterEach
    void endAll() throws Exception {
        launcher.destroyForcibly().waitFor();
        LeftOvers.stop(folder.resolve("data").toRealPath());
    }

    @Test
    void stopsOnCtrlC() throws Exception {
        launch();
        var ready = awaitLine("Bookmaru is ready");

        // What a terminal does: the signal goes to all at once.
        for (var process : launcher.children().toList()) signal("INT", process.pid());
        signal("INT", launcher.pid());

        assertThat(ready)
                .contains("http://localhost:" + ports.of(Port.GATEWAY))
                .contains("admin@bookmaru.local");
        awaitLine("Stopped");
        assertThat(launcher.waitFor()).isZero();
        ports.requireFree();
    }

    @Test
    void endsAtOnceOnASecondCtrlC() throws Exception {
        launch();
        awaitLine("Bookmaru is ready");

        signal("INT", launcher.pid());
        awaitLine("Stopping");
        signal("INT", launcher.pid());

        assertThat(launcher.waitFor()).isEqualTo(130);
        await().atMost(PATIENCE).ignoreExceptions().untilAsserted(ports::requireFree);
    }

    @Test
    void stopsWhileStarting() throws Exception {
        launch();
        awaitLine("Redis is ready");

        launcher.destroy();

        assertThat(launcher.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(launcher.exitValue()).isZero();
        ports.requireFree();
    }

    @Test
    void takesItsProcessesAlongWhenKilled() throws Exception {
        launch();
        awaitLine("Bookmaru is ready");

        launcher.destroyForcibly();

        await().atMost(PATIENCE).ignoreExceptions().untilAsserted(ports::requireFree);
    }

    @Test
    void clearsAwayWhatAKilledRunLeft() throws Exception {
        launch();
        awaitLine("Bookmaru is ready");
        killWatchdog();
        launcher.destroyForcibly().waitFor();
        assertThat(FreePorts.isTaken(ports.of(Port.API))).isTrue();

        launch();

        awaitLine("Stopped what an earlier run left");
        awaitLine("Bookmaru is ready");
    }

    @Test
    void refusesAPortThatIsTaken() throws Exception {
        var number = ports.of(Port.PUSH);

        try (var socket = new ServerSocket(number, 1, InetAddress.getLoopbackAddress())) {
            launch();

            awaitLine("Port %d, wanted for push-service".formatted(socket.getLocalPort()));
            assertThat(launcher.waitFor()).isEqualTo(1);
        }
        ports.requireFree();
    }

    private void launch() throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder =
                new ProcessBuilder(java, "-Dbookmaru.home=" + folder, Main.class.getName())
                        .redirectErrorStream(true);
        var environment = builder.environment();
        environment.put("CLASSPATH", System.getProperty("java.class.path"));
        environment.put("BOOKMARU_DATA", folder.resolve("data").toString());
        ports.numbers()
                .forEach((port, number) -> environment.put(port.variable(), number.toString()));
        launcher = builder.start();
        output = launcher.inputReader(UTF_8);
    }

    private String awaitLine(String start) throws IOException {
        var seen = new StringBuilder();
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            if (line.strip().startsWith(start)) return line;
            seen.append(line).append('\n');
        }
        throw new AssertionError("Not said: " + start + "\nbut:\n" + seen);
    }

    private void killWatchdog() throws Exception {
        var shells =
                launcher.children()
                        .filter(process -> process.info().command().orElse("").endsWith("sh"))
                        .toList();
        assertThat(shells).hasSize(1);
        signal("KILL", shells.getFirst().pid());
    }

    private static void signal(String name, long pid) throws Exception {
        new ProcessBuilder("kill", "-" + name, Long.toString(pid)).inheritIO().start().waitFor();
    }
}
