package io.bookmaru.gateway.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A headless Chromium with a profile of its own, which is gone when it is closed.
///
/// ```java
/// try (var chromium = Chromium.start(temporaryFolder)) {
///     var tab = chromium.open(address);
///     assertThat(tab.text("document.title")).isEqualTo("책마루");
/// }
/// ```
public final class Chromium implements AutoCloseable {
    public static final String MISSING =
            "no Chromium on this machine: `apt-get install chromium`, or name one in"
                    + " BOOKMARU_CHROMIUM";

    private static final Duration START = Duration.ofSeconds(60);

    private final Process process;
    private final DevTools devTools;

    private Chromium(Process process, DevTools devTools) {
        this.process = process;
        this.devTools = devTools;
    }

    /// The program, if there is one.
    public static Optional<Path> find() {
        var named = System.getenv("BOOKMARU_CHROMIUM");
        if (named != null) return Optional.of(Path.of(named)).filter(Files::isExecutable);
        var folders = System.getenv().getOrDefault("PATH", "").split(":");
        return Stream.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
                .flatMap(name -> Stream.of(folders).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /// @param folder for the profile; an empty one
    public static Chromium start(Path folder) {
        var program = find().orElseThrow(() -> new IllegalStateException(MISSING));
        try {
            var process =
                    new ProcessBuilder(command(program, folder))
                            .redirectErrorStream(true)
                            .redirectOutput(folder.resolve("chromium.log").toFile())
                            .start();
            return new Chromium(process, new DevTools(address(process, folder)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> command(Path program, Path folder) {
        var command =
                new ArrayList<>(
                        List.of(
                                program.toString(),
                                "--headless=new",
                                "--remote-debugging-port=0",
                                "--user-data-dir=" + folder.resolve("profile"),
                                "--accept-lang=ko-KR",
                                "--no-first-run",
                                "--disable-gpu",
                                "--disable-dev-shm-usage",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync"));
        // Its sandbox does not run as root, which build machines often are.
        if (System.getProperty("user.name").equals("root")) command.add("--no-sandbox");
        return command;
    }

    /// Chromium writes the port that it has got, and a path that nobody can guess.
    private static URI address(Process process, Path folder) throws IOException {
        var file = folder.resolve("profile/DevToolsActivePort");
        var deadline = System.nanoTime() + START.toNanos();
        while (System.nanoTime() < deadline && process.isAlive()) {
            var lines = Files.exists(file) ? Files.readAllLines(file) : List.<String>of();
            if (lines.size() == 2)
                return URI.create("ws://127.0.0.1:" + lines.get(0) + lines.get(1));
            await(process, Duration.ofMillis(50));
        }
        process.destroyForcibly();
        throw new IOException(
                "Chromium did not start: " + Files.readString(folder.resolve("chromium.log")));
    }

    /// Whether it has ended within that time.
    private static boolean await(Process process, Duration time) {
        try {
            return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// Lets a site show notifications, as a member would who is asked.
    public void allowNotifications(String origin) {
        devTools.call(
                "",
                "Browser.grantPermissions",
                Map.of("origin", origin, "permissions", List.of("notifications")));
    }

    /// A tab that shows nothing yet.
    public Tab newTab() {
        var target = devTools.call("", "Target.createTarget", Map.of("url", "about:blank"));
        return new Tab(devTools, attach(target.get("targetId").asString()));
    }

    /// The running service worker of a site.
    public Worker worker(String origin) {
        devTools.call("", "Target.setDiscoverTargets", Map.of("discover", true));
        var created =
                devTools.await(event -> {
                    var target = event.params().path("targetInfo");
                    return event.method().equals("Target.targetCreated")
                            && target.get("type").asString().equals("service_worker")
                            && target.get("url").asString().startsWith(origin);
                });
        var target = created.params().at("/targetInfo/targetId").asString();
        return new Worker(devTools, attach(target));
    }

    private String attach(String target) {
        return devTools.call(
                        "", "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                .get("sessionId")
                .asString();
    }

    @Override
    public void close() {
        try {
            devTools.call("", "Browser.close", Map.of());
        } finally {
            devTools.close();
            if (!await(process, Duration.ofSeconds(10))) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        }
    }
}
