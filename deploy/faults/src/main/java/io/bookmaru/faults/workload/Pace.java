package io.bookmaru.faults.workload;

/// Keeps a client from working faster than it is told to. What it missed while it waited for an
/// answer is not caught up.
final class Pace {
    private final long interval;
    private long next = System.nanoTime();

    Pace(double perSecond) {
        this.interval = (long) (1e9 / perSecond);
    }

    void await() {
        var now = System.nanoTime();
        next = Math.max(next + interval, now);
        try {
            Thread.sleep((next - now) / 1_000_000, (int) ((next - now) % 1_000_000));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
