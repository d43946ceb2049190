package io.bookmaru.faults;

import io.bookmaru.faults.site.Broker;
import io.bookmaru.faults.site.Program;
import io.bookmaru.faults.site.Site;
import java.time.Duration;

/// Processes that end without a word, or with one, and come back at once.
final class Kill {
    private static final Duration R9_EXIT = Duration.ofSeconds(30);

    /// Ready again before the next kill, but not after the last: how long that takes is part of the
    /// recovery.
    static Action service(Program program) {
        return (site, moments) -> {
            long others = 0;
            var service = site.service(program);
            for (int i = 0; i < moments.times(); i++) {
                service.awaitReady();
                moments.next();
                var pid = service.process().pid();
                service.process().kill();
                service.start();
                if (service.process().pid() != pid) others++;
            }
            return new Evidence(others, "process ids that changed");
        };
    }

    static Evidence kafka(Site site, Moments moments) throws Exception {
        long others = 0;
        for (int i = 0; i < moments.times(); i++) {
            moments.next();
            others += restart(site.broker(), moments);
            site.broker().awaitReady();
        }
        return new Evidence(others, "process ids that changed");
    }

    /// Gone for as long as the fault lasts.
    private static long restart(Broker broker, Moments moments) throws Exception {
        var pid = broker.process().pid();
        broker.process().kill();
        moments.last();
        broker.launch();
        return broker.process().pid() == pid ? 0 : 1;
    }

    static Evidence postgres(Site site, Moments moments) throws Exception {
        long others = 0;
        for (int i = 0; i < moments.times(); i++) {
            moments.next();
            var pid = site.postgres().process().pid();
            site.postgres().process().kill();
            moments.last();
            site.postgres().start();
            if (site.postgres().process().pid() != pid) others++;
        }
        return new Evidence(others, "process ids that changed");
    }

    /// It comes back empty.
    static Evidence redis(Site site, Moments moments) throws Exception {
        long others = 0;
        for (int i = 0; i < moments.times(); i++) {
            moments.next();
            var runId = site.redis().runId();
            site.redis().process().kill();
            moments.last();
            site.redis().start();
            if (!site.redis().runId().equals(runId)) others++;
        }
        return new Evidence(others, "run ids that changed");
    }

    /// SIGTERM to one instance after the other; api-service has a second one meanwhile.
    static Evidence rolling(Site site, Moments moments) throws Exception {
        long ended = 0;
        try (var _ = Extra.of(site, Program.API)) {
            for (var program : Program.values()) {
                for (var instance : site.instances(program)) {
                    moments.next();
                    instance.process().terminate(R9_EXIT);
                    ended++;
                    instance.start();
                    instance.awaitReady();
                }
            }
        }
        return new Evidence(ended, "processes that ended within 30 s of SIGTERM");
    }

    private Kill() {}
}
