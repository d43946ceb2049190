package io.bookmaru.preference.testing;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Where a process stops short, says so, and waits to be killed.
public final class FailPoint {

    /// What a drain has just done, in their order.
    public enum Step {
        BUFFERED,
        SET_ASIDE,
        CHUNK_APPLIED,
        LAST_CHUNK_COMMITTED,
        DISCARDED
    }

    public static final String REACHED = "REACHED";

    private final @Nullable Step step;
    private final AtomicInteger passes;

    /// @param passes how often it goes on beyond the step before it stops there
    public FailPoint(@Nullable Step step, int passes) {
        this.step = step;
        this.passes = new AtomicInteger(passes);
    }

    public void reach(Step reached) {
        if (reached != step || passes.getAndDecrement() != 0) return;
        System.out.println(REACHED);
        while (true) LockSupport.park();
    }
}
