package io.bookmaru.faults;

import java.time.Duration;

/// One row: what is broken, how, how often, for how long, and how soon everything has to be applied
/// again.
///
/// @param name chosen with `--only`
/// @param target what is broken
/// @param what happens, in words
/// @param times that it happens, at moments that the seed decides
/// @param length of each; zero for what takes no time
/// @param recovery from its end until all that had been committed by then is applied
/// @param inShort whether it is part of the short form, where it lasts a third and happens twice at
///   most
/// @param plants whether it brings bad records, which become dead letters
/// @param eased whether clients ask less of the services meanwhile: a JVM that starts beside the
///   whole load gets a third of a core
record Fault(
        String name,
        String target,
        String what,
        Action action,
        int times,
        Duration length,
        Duration recovery,
        boolean inShort,
        boolean plants,
        boolean eased) {
    private static final Duration SHORTEST = Duration.ofSeconds(8);

    static Fault of(String name, String target, String what, Action action) {
        return new Fault(
                name,
                target,
                what,
                action,
                1,
                Duration.ZERO,
                Duration.ofSeconds(30),
                false,
                false,
                false);
    }

    Fault times(int times) {
        return new Fault(
                name, target, what, action, times, length, recovery, inShort, plants, eased);
    }

    Fault lasting(int seconds) {
        var length = Duration.ofSeconds(seconds);
        return new Fault(
                name, target, what, action, times, length, recovery, inShort, plants, eased);
    }

    Fault recoveredWithin(int seconds) {
        var recovery = Duration.ofSeconds(seconds);
        return new Fault(
                name, target, what, action, times, length, recovery, inShort, plants, eased);
    }

    Fault alsoInShort() {
        return new Fault(name, target, what, action, times, length, recovery, true, plants, eased);
    }

    Fault planting() {
        return new Fault(name, target, what, action, times, length, recovery, inShort, true, eased);
    }

    Fault besideLessLoad() {
        return new Fault(
                name, target, what, action, times, length, recovery, inShort, plants, true);
    }

    /// As it is in the short form. That one runs wherever the project is built, so it allows twice
    /// the time: how soon is for the whole form to say, on a machine that does nothing else.
    Fault shortened() {
        var third = length.dividedBy(3);
        var shorter =
                length.isZero() || length.compareTo(SHORTEST) < 0
                        ? length
                        : third.compareTo(SHORTEST) > 0 ? third : SHORTEST;
        return new Fault(
                name,
                target,
                what,
                action,
                Math.min(times, 2),
                shorter,
                recovery.multipliedBy(2),
                inShort,
                plants,
                eased);
    }
}
