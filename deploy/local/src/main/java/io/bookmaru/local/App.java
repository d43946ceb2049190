package io.bookmaru.local;

import io.bookmaru.local.process.Stage;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// The programs of Bookmaru itself: each its own jar, and its own process.
enum App {
    API("api-service", Port.API, Port.API_MANAGEMENT, 256),
    PREFERENCE("preference-service", Port.PREFERENCE, Port.PREFERENCE_MANAGEMENT, 256),
    FAMILIARITY("familiarity-service", Port.FAMILIARITY, Port.FAMILIARITY_MANAGEMENT, 256),
    PUSH("push-service", Port.PUSH, Port.PUSH_MANAGEMENT, 256),
    GATEWAY("gateway", Port.GATEWAY, Port.GATEWAY_MANAGEMENT, 96);

    static final List<App> SERVICES = List.of(API, PREFERENCE, FAMILIARITY, PUSH);

    private final String program;
    private final Port port;
    private final Port management;
    private final int heapMegabytes;

    App(String program, Port port, Port management, int heapMegabytes) {
        this.program = program;
        this.port = port;
        this.management = management;
        this.heapMegabytes = heapMegabytes;
    }

    String program() {
        return program;
    }

    Path jar(Path home) {
        var parent = this == GATEWAY ? home.resolve("deploy") : home;
        return parent.resolve(program).resolve("target").resolve(program + ".jar");
    }

    Port port() {
        return port;
    }

    Port management() {
        return management;
    }

    int heapMegabytes() {
        return heapMegabytes;
    }

    Stage stage() {
        return this == GATEWAY ? Stage.GATEWAY : Stage.SERVICE;
    }

    /// Of the database and its role.
    String database() {
        return "bookmaru_" + name().toLowerCase(Locale.ROOT);
    }
}
