package io.bookmaru.local;

import io.bookmaru.local.SideBySide.Task;
import io.bookmaru.local.catalogue.BooksApi;
import io.bookmaru.local.catalogue.Catalogue;
import io.bookmaru.local.data.DataFolder;
import io.bookmaru.local.data.Secrets;
import io.bookmaru.local.image.Training;
import io.bookmaru.local.process.LeftOvers;
import io.bookmaru.local.process.Parts;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The whole system on this machine, from its servers to its books.
public final class LocalRun implements AutoCloseable {
    public static final String ADMIN_EMAIL = "admin@bookmaru.local";

    private final RunSettings settings;
    private final DataFolder data;
    private final Secrets secrets;
    private final Parts parts;
    private final AppEnvironment environment;
    private final Kafka kafka;
    private final Databases databases;
    private final Apps apps;
    private final SideBySide sideBySide;
    private final Consumer<String> progress;
    private volatile @Nullable Training training;

    private LocalRun(RunSettings settings, DataFolder data, Consumer<String> progress)
            throws IOException {
        this.settings = settings;
        this.data = data;
        this.secrets = Secrets.in(data.resolve("secrets"));
        this.parts = new Parts();
        this.environment = new AppEnvironment(settings, data, secrets);
        this.kafka = new Kafka(settings.ports(), data, parts);
        this.databases = new Databases(settings.ports(), data, secrets, parts);
        this.apps = new Apps(settings, data, environment, parts);
        this.sideBySide = new SideBySide(parts::stop);
        this.progress = progress;
    }

    /// Takes hold of the data folder, after ending what an earlier run has left there.
    ///
    /// @param fresh empties the folder first
    /// @param progress is told, line by line, what happens
    /// @throws IOException when something is in the way: it says what, and what to do
    public static LocalRun open(RunSettings settings, boolean fresh, Consumer<String> progress)
            throws IOException, InterruptedException {
        Apps.requireBuilt(settings.home());
        var data = DataFolder.open(settings.data());
        try {
            if (LeftOvers.stop(data.path()) > 0)
                progress.accept("Stopped what an earlier run left");
            settings.ports().requireFree();
            if (fresh) data.empty();
            data.tidy();
            return new LocalRun(settings, data, progress);
        } catch (Throwable e) {
            data.close();
            throw e;
        }
    }

    /// Returns when every service is ready and the catalogue is complete.
    ///
    /// @throws Exception when that cannot be, or the run is stopped
    public void start() throws Exception {
        sideBySide.run(
                step("Kafka", kafka::start),
                step("Redis", databases::startRedis),
                () -> {
                    step("PostgreSQL", databases::startPostgres).run();
                    startApps();
                });
        secrets.keepPassword("admin", adminPassword());
    }

    /// Of the gateway.
    public URI address() {
        return URI.create("http://localhost:" + settings.ports().of(Port.GATEWAY));
    }

    /// Of the account [#ADMIN_EMAIL].
    public String adminPassword() throws IOException {
        return environment.adminPassword();
    }

    /// Returns when the run was stopped.
    ///
    /// @throws IOException when a part has ended by itself
    public void awaitEnd() throws IOException {
        parts.awaitEnd();
    }

    /// Prepares quicker starts, in the background. To be called once the run has started.
    void train() {
        var programs = new ArrayList<Training.Source>();
        programs.add(kafka::training);
        for (var app : App.values()) programs.add(() -> apps.training(app));
        training = Training.start(programs);
    }

    /// Stops everything in order. Any thread may call it, at any time.
    public void stop() {
        var current = training;
        if (current != null) current.stop();
        parts.stop();
    }

    /// Ends everything at once.
    public void kill() {
        parts.kill();
    }

    @Override
    public void close() throws IOException {
        stop();
        data.close();
    }

    private void startApps() throws Exception {
        sideBySide.run(
                () -> {
                    step("api-service", () -> apps.start(App.API)).run();
                    loadCatalogue();
                },
                step("preference-service", () -> apps.start(App.PREFERENCE)),
                step("familiarity-service", () -> apps.start(App.FAMILIARITY)),
                step("push-service", () -> apps.start(App.PUSH)),
                step("gateway", () -> apps.start(App.GATEWAY)));
    }

    private void loadCatalogue() throws IOException, InterruptedException {
        var address = "http://127.0.0.1:" + settings.ports().of(Port.API);
        try (var api = new BooksApi(URI.create(address))) {
            api.logIn(ADMIN_EMAIL, adminPassword());
            var added = Catalogue.read().load(api);
            progress.accept("%d books were added to the catalogue".formatted(added));
        }
    }

    private Task step(String name, Task task) {
        return () -> {
            var start = System.nanoTime();
            task.run();
            var seconds = (System.nanoTime() - start) / 1e9;
            progress.accept("%s is ready after %.1f s".formatted(name, seconds));
        };
    }
}
