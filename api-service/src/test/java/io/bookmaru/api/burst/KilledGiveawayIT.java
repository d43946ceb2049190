package io.bookmaru.api.burst;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bookmaru.api.burst.BurstSite.Victim;
import io.bookmaru.testing.TestTokens;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Giveaways in bursts, every other one with a process killed in its midst.
///
/// `-Dbookmaru.test.giveaway-entries=100000 -Dbookmaru.test.giveaway-seconds=60
/// -Dbookmaru.test.giveaway-runs=20 -Dbookmaru.test.giveaway-instances=2` is the long form. It
/// wants the machine for itself, and `test.jvm` without `-XX:TieredStopAtLevel=1`: with the first
/// compiler only, signing the tokens takes nine minutes. First-come giveaways and raffles take
/// turns in pairs. The short form has one first-come giveaway with places for most, and kills
/// Kafka.
class KilledGiveawayIT {
    private static final int ENTRIES = Integer.getInteger("bookmaru.test.giveaway-entries", 2_000);
    private static final int SECONDS = Integer.getInteger("bookmaru.test.giveaway-seconds", 2);
    private static final int RUNS = Integer.getInteger("bookmaru.test.giveaway-runs", 1);
    private static final int INSTANCES = Integer.getInteger("bookmaru.test.giveaway-instances", 1);
    private static final long SEED = Long.getLong("bookmaru.test.seed", 20_261_122L);
    private static final boolean SMALL = ENTRIES < 10_000;
    private static final int QUOTA = SMALL ? ENTRIES * 3 / 4 : ENTRIES / 100;

    @TempDir Path folder;

    @Test
    void isExactWhoeverDies() throws Exception {
        var tokens = tokens();
        var all = new Totals();
        try (var site = new BurstSite(folder, INSTANCES, SMALL);
                var client = new Client(site.services())) {
            if (!SMALL) warmUp(site, client, tokens);
            for (int run = 0; run < RUNS; run++) {
                var random = new Random(SEED + run);
                var raffle = !SMALL && run % 4 < 2;
                var victim = run % 2 == 0 ? Victim.values()[run / 2 % 3] : null;
                var verdict = run(site, client, tokens, random, raffle, victim);
                System.out.printf(
                        "giveaway %d/%d %s, killed %s: %s%n",
                        run + 1, RUNS, raffle ? "RAFFLE" : "FIRST_COME", victim, verdict);
                all.add(verdict, victim);
            }
        }
        System.out.println("FIGURE " + all);
        assertThat(all.exact).isEqualTo(RUNS);
        // Exact is also a giveaway that hardly anybody could enter.
        if (!SMALL) assertThat(all.unanswered).isZero();
    }

    /// JVMs that have just started cannot take the whole load.
    private void warmUp(BurstSite site, Client client, List<String> tokens) throws Exception {
        var some = tokens.subList(0, ENTRIES / 3);
        System.out.println("warm-up: " + run(site, client, some, new Random(SEED), true, null));
    }

    private static List<String> tokens() {
        var hour = Date.from(Instant.now().plusSeconds(59 * 60));
        return IntStream.range(0, ENTRIES)
                .parallel()
                .mapToObj(i -> TestTokens.forMember(i + 1L, claims -> claims.expirationTime(hour)))
                .toList();
    }

    private Verdict run(
            BurstSite site,
            Client client,
            List<String> tokens,
            Random random,
            boolean raffle,
            Victim victim)
            throws Exception {
        var admin = TestTokens.forAdmin(1);
        var start = Instant.now();
        // Whoever met a process that was killed has some time to try again. A Kafka that starts
        // while everybody tries again takes 40 s on two processors.
        var closesAt = start.plusSeconds(SECONDS + (victim == Victim.KAFKA ? 90 : 30));
        var giveaway =
                client.ok(
                                "POST",
                                "/giveaways",
                                admin,
                                "{\"title\": \"나눔\", \"mode\": \"%s\", \"quota\": %d, \"opensAt\": \"%s\", \"closesAt\": \"%s\"}"
                                        .formatted(
                                                raffle ? "RAFFLE" : "FIRST_COME",
                                                QUOTA,
                                                start,
                                                closesAt))
                        .get("id")
                        .asLong();
        var burst = new Burst(client, giveaway, tokens, closesAt);
        var entering = new FutureTask<>(() -> burst.run(Duration.ofSeconds(SECONDS), random));
        Thread.ofPlatform().start(entering);
        if (victim != null) {
            // A first-come giveaway is decided by its first entries.
            double part =
                    raffle || SMALL ? 0.1 + 0.8 * random.nextDouble() : 0.01 * random.nextDouble();
            while (burst.sent() < ENTRIES * part) LockSupport.parkNanos(1_000_000);
            site.killAndRestart(victim, random.nextInt(INSTANCES));
        }
        var answeredAfter = entering.get();
        var path = "/giveaways/" + giveaway;
        await().atMost(Duration.ofMinutes(2))
                .ignoreExceptions()
                .pollInterval(Duration.ofMillis(200))
                .until(() -> isDrawn(client, path, admin, raffle));
        System.out.printf("everybody has an answer after %d s%n", answeredAfter.toSeconds());
        var log = awaitAllTold(site, giveaway);
        var afterwards = new ToldAfterwards(client, tokens, giveaway);
        int wrong = afterwards.wrongResults(burst, log);
        if (raffle) wrong += afterwards.raffle(folder).wrong(log, burst);
        return Verdict.of(burst, log, site.jdbc(), giveaway, QUOTA, raffle, wrong);
    }

    /// A thousand winners are told in an event. Who is not told at all is missing in the verdict.
    private static Log awaitAllTold(BurstSite site, long giveaway) throws Exception {
        var deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        var log = Log.of(site.bootstrapServers(), giveaway);
        while (log.told().size() < Math.min(QUOTA, log.members().size())
                && System.nanoTime() < deadline) {
            Thread.sleep(200);
            log = Log.of(site.bootstrapServers(), giveaway);
        }
        return log;
    }

    private static boolean isDrawn(Client client, String path, String admin, boolean raffle)
            throws Exception {
        var giveaway = client.ok("GET", path, admin, "");
        var state = giveaway.get("state").asString();
        if (raffle && (state.equals("CLOSING") || state.equals("CLOSED")))
            client.ok("POST", path + "/draw", admin, "");
        return state.equals("DRAWN");
    }

    private static class Totals {
        private int exact;
        private int killed;
        private long entries;
        private long repeats;
        private long unanswered;
        private final int[] wrong = new int[4];

        void add(Verdict verdict, Victim victim) {
            entries += verdict.entries();
            repeats += verdict.repeats();
            unanswered += verdict.unanswered();
            if (victim != null) killed++;
            int[] found = {
                verdict.overIssued(), verdict.doubles(), verdict.missing(), verdict.wrongOrder()
            };
            for (int i = 0; i < found.length; i++) wrong[i] += found[i];
            if (IntStream.of(found).sum() == 0) exact++;
        }

        @Override
        public String toString() {
            return ("giveaways: %d of %d runs exact (%d with a kill -9, %d members in %d s each, quota %d, seed %d): over-issue %d,"
                            + " doubles %d, confirmed but missing %d, wrong order %d; %d entries and %d repeats in the log, %d members unanswered")
                    .formatted(
                            exact,
                            RUNS,
                            killed,
                            ENTRIES,
                            SECONDS,
                            QUOTA,
                            SEED,
                            wrong[0],
                            wrong[1],
                            wrong[2],
                            wrong[3],
                            entries,
                            repeats,
                            unanswered);
        }
    }
}
