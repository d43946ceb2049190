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
        var extra = new Extra(site, program, site.add(program));
        extra.instance.start();
        try {
            extra.instance.awaitReady();
            return extra;
        } catch (IOException | InterruptedException e) {
            extra.close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        site.remove(program, instance);
        instance.process().terminate(PATIENCE);
    }
}
