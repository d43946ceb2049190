package io.bookmaru.local;

import io.bookmaru.infrastructure.FreePorts;
import java.io.IOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/// The number of each port of one run.
public record Ports(Map<Port, Integer> numbers) {
    private static final int HIGHEST = 65_535;

    /// @throws IOException when a variable holds no port or two ports are the same
    public static Ports from(Map<String, String> environment) throws IOException {
        var base = number(environment, Port.GATEWAY, Port.DEFAULT_BASE);
        var numbers = new EnumMap<Port, Integer>(Port.class);
        for (var port : Port.values()) {
            numbers.put(port, number(environment, port, port.from(base)));
        }
        return new Ports(numbers).requireDistinct();
    }

    /// Ports that are free now.
    public static Ports free() throws IOException {
        var free = FreePorts.some(Port.values().length);
        var numbers = new EnumMap<Port, Integer>(Port.class);
        for (var port : Port.values()) numbers.put(port, free[port.ordinal()]);
        return new Ports(numbers);
    }

    public int of(Port port) {
        return numbers.getOrDefault(port, 0);
    }

    /// @throws IOException naming the first port that somebody else listens on
    void requireFree() throws IOException {
        for (var port : Port.values()) {
            if (FreePorts.isTaken(of(port)))
                throw new IOException(
                        "Port %d, wanted for %s, is taken: set %s to another one"
                                .formatted(of(port), port.owner(), port.variable()));
        }
    }

    private Ports requireDistinct() throws IOException {
        var owners = new HashMap<Integer, Port>();
        for (var port : Port.values()) {
            var other = owners.putIfAbsent(of(port), port);
            if (other != null)
                throw new IOException(
                        "Port %d is wanted for %s and for %s: set %s or %s to another one"
                                .formatted(
                                        of(port),
                                        other.owner(),
                                        port.owner(),
                                        other.variable(),
                                        port.variable()));
        }
        return this;
    }

    private static int number(Map<String, String> environment, Port port, int standard)
            throws IOException {
        var text = environment.getOrDefault(port.variable(), Integer.toString(standard));
        if (text.matches("[0-9]{1,5}")) {
            var number = Integer.parseInt(text);
            if (number > 0 && number <= HIGHEST) return number;
        }
        throw new IOException(
                "%s=%s (expected: a port, 1 to %d)".formatted(port.variable(), text, HIGHEST));
    }
}
