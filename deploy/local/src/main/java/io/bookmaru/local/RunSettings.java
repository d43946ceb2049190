package io.bookmaru.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/// What distinguishes one run from another.
///
/// @param home the project's folder, with the jars of the services built
/// @param data all that the run keeps
/// @param environment what the services inherit, besides what the run tells them itself
public record RunSettings(Path home, Path data, Ports ports, Map<String, String> environment) {

    /// As the variables `BOOKMARU_…` say.
    static RunSettings from(Path home, Map<String, String> environment) throws IOException {
        var data = environment.getOrDefault("BOOKMARU_DATA", home.resolve("data").toString());
        return new RunSettings(
                home, Path.of(data).toAbsolutePath(), Ports.from(environment), environment);
    }
}
