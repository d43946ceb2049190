package io.bookmaru.local;

import io.bookmaru.local.process.Stage;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// The programs of Bookmaru itself: each its own jar, and its own process.
enum App {
    API("api-service", "api-service", Port.API, Port.API_MANAGEMENT, 192),
    PREFERENCE(
            "preference-service",
            "preference-service",
            Port.PREFERENCE,
            Port.PREFERENCE_MANAGEMENT,
            192),
    FAMILIARITY(
            "familiarity-service",
            "familiarity-service",
            Port.FAMILIARITY,
            Port.FAMILIARITY_MANAGEMENT,
            192),
    PUSH("push-service", "push-service", Port.PUSH, Port.PUSH_MANAGEMENT, 192),
    GATEWAY("gateway", "deploy/gateway", Port.GATEWAY, Port.GATEWAY_MANAGEMENT, 96);

    static final List<App> SERVICES = List.of(API, PREFERENCE, FAMILIARITY, PUSH);

    private final String program;
    private final String module;
    private final Port port;
    private final Port management;
    private final int heapMegabytes;

    App(String program, String module, Port port, Port management, int heapMegabytes) {
        this.program = program;
        this.module = module;
        this.port = port;
        this.management = management;
        this.heapMegabytes = heapMegabytes;
    }

    String program() {
        return program;
    }

    Path jar(Path home) {
        return home.resolve(module).resolve("target").resolve(program + ".jar");
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
