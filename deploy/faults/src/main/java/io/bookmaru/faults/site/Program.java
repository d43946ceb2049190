package io.bookmaru.faults.site;

import java.nio.file.Path;

/// A service that is started from its jar.
public enum Program {
    API("api"),
    PREFERENCE("preference"),
    FAMILIARITY("familiarity"),
    PUSH("push");

    private final String service;

    Program(String service) {
        this.service = service;
    }

    public String jar() {
        return service + "-service";
    }

    Path file(Path home) {
        return home.resolve(jar()).resolve("target").resolve(jar() + ".jar");
    }

    /// Of the database and its role.
    public String database() {
        return "bookmaru_" + service;
    }
}
