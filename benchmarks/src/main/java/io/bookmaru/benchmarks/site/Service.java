package io.bookmaru.benchmarks.site;

import java.util.List;
import java.util.Map;

/// A Spring Boot application to be started.
///
/// @param program arguments of `java` that name it
/// @param properties its configuration, without ports
public record Service(String name, List<String> program, Map<String, String> properties) {}
