package io.bookmaru.faults;

import io.bookmaru.faults.site.Program;
import io.bookmaru.faults.site.ServiceProcess;
import io.bookmaru.faults.site.Site;
import java.io.IOException;
import java.time.Duration;

/// A second instance for a while.
record Extra(Site site, Program program, ServiceProcess instance) implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    static Extra of(Site site, Program program) throws IOException, InterruptedException {
        var instance = site.add(program);
        instance.start();
        instance.awaitReady();
        return new Extra(site, program, instance);
    }

    @Override
    public void close() throws IOException, InterruptedException {
        site.remove(program, instance);
        instance.process().terminate(PATIENCE);
    }
}
