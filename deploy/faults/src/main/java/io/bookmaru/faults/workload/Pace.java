package io.bookmaru.faults.workload;

import java.util.function.DoubleSupplier;

/// Keeps a client from working faster than it is told to. What it missed while it waited for an
/// answer is not caught up.
final class Pace {
    private final DoubleSupplier perSecond;
    private long next = System.nanoTime();

    /// @param perSecond asked before each wait
    Pace(DoubleSupplier perSecond) {
        this.perSecond = perSecond;
    }

    void await() {
        var now = System.nanoTime();
        next = Math.max(next + (long) (1e9 / perSecond.getAsDouble()), now);
        try {
            Thread.sleep((next - now) / 1_000_000, (int) ((next - now) % 1_000_000));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
