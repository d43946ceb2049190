package io.bookmaru.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalRunIT {
    @TempDir Path folder;

    private final List<String> progress = new ArrayList<>();
    private RunSettings settings;

    @BeforeEach
    void settle() throws Exception {
        settings =
                new RunSettings(
                        FakeHome.make(folder.resolve("home")),
                        folder.resolve("data"),
                        Ports.free(),
                        System.getenv());
    }

    @Test
    void bringsUpEverythingAndStopsItInOrder() throws Exception {
        try (var run = open()) {
            run.start();

            assertThat(get(Port.API, "/books-received")).isEqualTo("227");
            assertThat(progress).contains("227 books were added to the catalogue");
            assertThat(run.address()).hasPort(settings.ports().of(Port.GATEWAY));
        }

        assertThat(stamp("gateway", "stopped")).isLessThan(stamp("api-service", "stopping"));
        assertThat(stamp("push-service", "stopped")).isPositive();
        settings.ports().requireFree();
    }

    @Test
    void keepsDataAndPasswordsUntilFresh() throws Exception {
        String password;
        try (var run = open()) {
            run.start();
            password = run.adminPassword();
            sql("create table kept (id bigint)");
        }

        try (var run = open()) {
            run.start();
            assertThat(run.adminPassword()).isEqualTo(password);
            sql("select * from kept");
        }

        try (var run = LocalRun.open(settings, true, progress::add)) {
            run.start();
            assertThat(run.adminPassword()).isNotEqualTo(password);
            assertThatThrownBy(() -> sql("select * from kept"))
                    .hasMessageContaining("\"kept\" does not exist");
        }
    }

    @Test
    void endsWithTheFirstProgramThatFalls() throws Exception {
        try (var run = open()) {
            run.start();

            assertThatThrownBy(() -> post(Port.PUSH, "/fall")).isInstanceOf(IOException.class);

            assertThatThrownBy(run::awaitEnd)
                    .hasMessageContaining("push-service ended by itself with exit code 7")
                    .hasMessageContaining("a last word");
        }
        settings.ports().requireFree();
    }

    @Test
    void leavesNothingRunningWhenAProgramCannotStart() throws Exception {
        FakeHome.writeJar(App.FAMILIARITY.jar(settings.home()), FakeApp.CANNOT_START);

        try (var run = open()) {
            assertThatThrownBy(run::start)
                    .hasMessageContaining("familiarity-service ended by itself with exit code 1")
                    .hasMessageContaining(FakeApp.CANNOT_START);
        }

        settings.ports().requireFree();
    }

    @Test
    void saysWhichJarIsBroken() throws Exception {
        Files.writeString(App.FAMILIARITY.jar(settings.home()), "no jar");

        try (var run = open()) {
            assertThatThrownBy(run::start).hasMessageContaining("familiarity-service.jar");
        }

        settings.ports().requireFree();
    }

    @Test
    void refusesASecondRunOnItsData() throws Exception {
        try (var run = open()) {
            assertThatThrownBy(this::open).hasMessageContaining("Another run uses");
            run.stop();
        }
    }

    @Test
    void saysWhichJarIsMissing() throws Exception {
        Files.delete(App.GATEWAY.jar(settings.home()));

        assertThatThrownBy(this::open).hasMessageContaining("gateway.jar is missing");
    }

    private LocalRun open() throws Exception {
        return LocalRun.open(settings, false, progress::add);
    }

    private String data(String name) {
        return settings.data().resolve(name).toString();
    }

    private long stamp(String program, String event) throws IOException {
        var log = Files.readString(settings.data().resolve("logs/" + program + ".log"));
        var line = Pattern.compile(event + " at ([0-9]+)").matcher(log);
        assertThat(line.find()).as(log).isTrue();
        return Long.parseLong(line.group(1));
    }

    private void sql(String statement) throws Exception {
        var url = "jdbc:postgresql://127.0.0.1:%d/bookmaru_api";
        var password = Files.readString(Path.of(data("secrets/bookmaru_api.password")));
        try (var connection =
                DriverManager.getConnection(
                        url.formatted(settings.ports().of(Port.POSTGRES)),
                        "bookmaru_api",
                        password)) {
            connection.createStatement().execute(statement);
        }
    }

    private String get(Port port, String path) throws Exception {
        return send(port, path, HttpRequest.newBuilder().GET());
    }

    private String post(Port port, String path) throws Exception {
        return send(port, path, HttpRequest.newBuilder().POST(BodyPublishers.noBody()));
    }

    private String send(Port port, String path, HttpRequest.Builder request) throws Exception {
        var uri = URI.create("http://127.0.0.1:" + settings.ports().of(port) + path);
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.uri(uri).build(), BodyHandlers.ofString()).body();
        }
    }
}
