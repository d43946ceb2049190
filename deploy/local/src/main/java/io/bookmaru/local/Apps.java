package io.bookmaru.local;

import io.bookmaru.local.data.DataFolder;
import io.bookmaru.local.image.AppImage;
import io.bookmaru.local.image.Training;
import io.bookmaru.local.process.Jvm;
import io.bookmaru.local.process.Part;
import io.bookmaru.local.process.Parts;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Bookmaru's own programs, each in its own JVM.
class Apps {
    /// Longer than a service gives its last requests.
    private static final Duration PATIENCE = Duration.ofSeconds(35);

    private final RunSettings settings;
    private final DataFolder data;
    private final AppEnvironment environment;
    private final Parts parts;

    Apps(RunSettings settings, DataFolder data, AppEnvironment environment, Parts parts) {
        this.settings = settings;
        this.data = data;
        this.environment = environment;
        this.parts = parts;
    }

    /// @throws IOException naming the first jar that is not there
    static void requireBuilt(Path home) throws IOException {
        for (var app : App.values()) {
            if (!Files.exists(app.jar(home)))
                throw new IOException(app.jar(home) + " is missing: build it with ./mvnw package");
        }
    }

    /// Returns when it is ready for requests.
    void start(App app) throws IOException, InterruptedException {
        var image = AppImage.of(app.jar(settings.home()), data.path(), log(app));
        var process = jvm(app, image, image.cache().use()).start();
        parts.add(Part.child(app.stage(), app.program(), process, log(app), PATIENCE));
        Readiness.await(health(app), parts);
    }

    /// Starts up to the point where it would begin to serve and listen, and ends there.
    Training.Program training(App app) throws IOException, InterruptedException {
        var image = AppImage.of(app.jar(settings.home()), data.path(), log(app));
        var arguments = new ArrayList<>(image.cache().record());
        arguments.add("-Dspring.context.exit=onRefresh");
        var jvm = jvm(app, image, arguments);
        return new Training.Program(image.cache(), jvm.redirectOutput(Redirect.DISCARD));
    }

    private ProcessBuilder jvm(App app, AppImage image, List<String> options) throws IOException {
        var arguments = new ArrayList<>(options);
        arguments.add("-Xmx" + app.heapMegabytes() + "m");
        arguments.addAll(List.of("-jar", image.jar().toString()));
        var jvm = Jvm.prepare(data.path(), log(app), arguments);
        jvm.environment().clear();
        jvm.environment().putAll(environment.of(app));
        return jvm;
    }

    private Path log(App app) throws IOException {
        return data.folder("logs").resolve(app.program() + ".log");
    }

    private URI health(App app) {
        var port = settings.ports().of(app.management());
        return URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness");
    }
}
