package io.bookmaru.benchmarks.reactions;

import java.net.URI;

/// A service that accepts reactions.
record Side(String name, URI uri) {}
