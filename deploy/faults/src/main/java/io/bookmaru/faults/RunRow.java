package io.bookmaru.faults;

import io.bookmaru.faults.check.Checker;
import io.bookmaru.faults.check.Findings;
import io.bookmaru.faults.check.Lag;
import io.bookmaru.faults.site.Program;
import io.bookmaru.faults.site.ServiceProcess;
import io.bookmaru.faults.site.Site;
import io.bookmaru.faults.workload.Api;
import io.bookmaru.faults.workload.Member;
import io.bookmaru.faults.workload.People;
import io.bookmaru.faults.workload.Tally;
import io.bookmaru.faults.workload.Workload;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;

/// Runs one row on a site that is whole, and leaves it whole.
final class RunRow {
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Site site;
    private final Settings settings;
    private final Api api;
    private final Checker checker;

    RunRow(Site site, Settings settings) {
        this.site = site;
        this.settings = settings;
        this.api =
                new Api(() ->
                        site.instances(Program.API).stream().map(ServiceProcess::uri).toList());
        var push =
                new Api(() ->
                        site.instances(Program.PUSH).stream().map(ServiceProcess::uri).toList());
        this.checker = new Checker(site, push);
    }

    /// Whatever goes wrong is part of the result.
    Result run(Fault fault) throws InterruptedException {
        var started = System.nanoTime();
        var tally = new Tally();
        try {
            return run(fault, tally, started);
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            var findings = new Findings();
            findings.add(Findings.Kind.BROKE_OFF, "%s", e);
            e.printStackTrace();
            return new Result(
                    fault,
                    new Evidence(0, "broke off"),
                    tally,
                    settings.events(),
                    findings,
                    Optional.empty(),
                    Duration.ofNanos(System.nanoTime() - started));
        }
    }

    private Result run(Fault fault, Tally tally, long started) throws Exception {
        var seed = settings.seed() ^ fault.name().hashCode();
        awaitAllReady();
        var start = checker.start();
        var size = size();
        // Tokens live for an hour at most.
        var people = new People(api, Site.ADMIN_EMAIL, Site.ADMIN_PASSWORD);
        var workload = new Workload(api, people, size, seed, tally, this::subscribe);
        workload.start(size);

        var moments = new Moments(new Random(seed), fault.length(), fault.times());
        if (fault.eased()) workload.ease();
        var evidence = fault.action().happen(site, moments);
        workload.ease();
        var recovery = recover();
        workload.resume();
        awaitEvents(tally);
        var history = workload.stop();

        awaitAllReady();
        var findings = checker.check(history, start, fault.plants());
        return new Result(
                fault,
                evidence,
                tally,
                settings.events(),
                findings,
                recovery,
                Duration.ofNanos(System.nanoTime() - started));
    }

    /// Until everything is applied that was committed by now, and every service is ready.
    private Optional<Duration> recover() throws IOException, InterruptedException {
        var start = System.nanoTime();
        try (var lag = new Lag(site)) {
            var applied = lag.untilNowIsApplied(PATIENCE);
            awaitAllReady();
            return applied.map(_ -> Duration.ofNanos(System.nanoTime() - start));
        }
    }

    private void awaitAllReady() throws IOException, InterruptedException {
        for (var program : Program.values()) site.service(program).awaitReady();
    }

    /// So that its notifications are pushed as well.
    private void subscribe(Member poster) {
        var browser = site.newBrowser().toJson();
        var answer = api.post("/api/v1/push/subscriptions", poster.token(), browser);
        if (!answer.isAcknowledged()) throw new IllegalStateException("Not subscribed: " + answer);
    }

    /// Of the product's own size, or small enough to be made quickly.
    private Workload.Size size() {
        return settings.events() >= 20_000
                ? new Workload.Size(200, 100, 300)
                : new Workload.Size(50, 40, 200);
    }

    private void awaitEvents(Tally tally) throws InterruptedException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (tally.events() < settings.events() && System.nanoTime() < deadline)
            Thread.sleep(100);
    }
}
