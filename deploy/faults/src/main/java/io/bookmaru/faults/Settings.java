package io.bookmaru.faults;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// What a run was asked for.
///
/// @param events acknowledged in each row at least
/// @param only names of rows; empty for all
/// @param mixMinutes how long faults are mixed instead; 0 for rows
record Settings(boolean isShort, int events, Set<String> only, long seed, int mixMinutes) {
    static final String USAGE =
            "deploy/faults/run [--short] [--only=name,...] [--events=N] [--seed=N] [--mix=MINUTES]";

    static Settings of(String... arguments) {
        Map<String, String> given = new HashMap<>();
        for (var argument : arguments) {
            var parts = argument.split("=", 2);
            given.put(parts[0], parts.length == 2 ? parts[1] : "");
        }
        boolean isShort = given.remove("--short") != null;
        var events = given.remove("--events");
        var only = given.remove("--only");
        var seed = given.remove("--seed");
        var mix = given.remove("--mix");
        if (!given.isEmpty()) throw new IllegalArgumentException("%s; %s".formatted(given, USAGE));
        return new Settings(
                isShort,
                events != null ? Integer.parseInt(events) : isShort ? 2_000 : 20_000,
                only == null ? Set.of() : Set.copyOf(Arrays.asList(only.split(","))),
                seed == null ? System.nanoTime() : Long.parseLong(seed),
                mix == null ? 0 : Integer.parseInt(mix));
    }

    /// @throws IllegalArgumentException when a name is unknown
    @SafeVarargs
    final void requireKnown(List<Fault>... all) {
        var known = Stream.of(all).flatMap(List::stream).map(Fault::name).toList();
        if (!known.containsAll(only))
            throw new IllegalArgumentException("%s (known: %s)".formatted(only, known));
    }

    List<Fault> choose(List<Fault> all) {
        return all.stream()
                .filter(fault ->
                        only.isEmpty() ? !isShort || fault.inShort() : only.contains(fault.name()))
                .map(fault -> isShort ? fault.shortened() : fault)
                .toList();
    }
}
