package io.bookmaru.faults;

/// That a fault has happened: what was counted, and how often. Without it a row has shown nothing.
public record Evidence(long count, String of) {

    Evidence and(Evidence other) {
        return new Evidence(count + other.count, of);
    }
}
