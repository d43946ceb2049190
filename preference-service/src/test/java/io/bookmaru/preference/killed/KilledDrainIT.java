package io.bookmaru.preference.killed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bookmaru.preference.KillableService;
import io.bookmaru.preference.oracle.Applied;
import io.bookmaru.preference.oracle.Story;
import io.bookmaru.preference.oracle.Teller;
import io.bookmaru.preference.testing.Facts;
import io.bookmaru.preference.testing.FailPoint;
import io.bookmaru.preference.testing.FailPoint.Step;
import io.bookmaru.preference.testing.PreferenceService;
import io.bookmaru.testing.TestServers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.kafka.core.ConsumerFactory;

/// A process is killed `bookmaru.test.drain-kills` times, once unless told otherwise, at each step
/// in turn, and its Redis loses everything at random moments in between.
///
/// The positions are in PostgreSQL, so each process may have a consumer group of its own and need
/// not wait until Kafka believes that the last one is dead.
@PreferenceService
class KilledDrainIT {
    private static final int KILLS = Integer.getInteger("bookmaru.test.drain-kills", 1);
    private static final long SEED = Long.getLong("bookmaru.test.seed", 20_261_121L);
    private static final String SCHEMA = "killed";
    private static final int AT_ONCE = 60;
    private static final Duration PACE = Duration.ofMillis(30);
    private static final int EMPTIED_FOR_EACH_KILL = 4;

    /// The one that could count something twice comes first.
    private static final List<Step> STEPS =
            List.of(
                    Step.LAST_CHUNK_COMMITTED,
                    Step.CHUNK_APPLIED,
                    Step.SET_ASIDE,
                    Step.BUFFERED,
                    Step.DISCARDED);

    @TempDir Path folder;
    @Autowired Facts facts;
    @Autowired JdbcClient jdbc;
    @Autowired Environment environment;
    @Autowired ConsumerFactory<byte[], byte[]> consumers;

    private final Random random = new Random(SEED);
    private final Story story = new Story(SEED, 60, 40);
    private int told;
    private int emptied;
    private int restarted;

    @Test
    void losesNothingAndCountsNothingTwiceWhenKilledAtAnyStep() throws Exception {
        OwnSchema.create(SCHEMA, jdbc);
        try (var redis = new ForgetfulRedis(folder);
                var kafka = consumers.createConsumer(null, "", "-ends");
                var clock = Executors.newSingleThreadScheduledExecutor()) {
            for (int kill = 0; kill < KILLS; kill++) killAt(kill, redis, clock);
            var applied = new Applied(JdbcClient.create(ownSchema()));
            tell();
            var never = new FailPoint(null, 0);
            try (var _ = KillableService.run(never, arguments(KILLS, redis))) {
                await().atMost(Duration.ofMinutes(3)).until(() -> applied.isUpTo(kafka));
            }

            var difference = applied.from(story);

            assertThat(difference.lost()).isEmpty();
            assertThat(difference.wrong()).isEmpty();
            System.out.printf(
                    "FIGURE drain killed %d times at %s, Redis emptied %d times and killed and started empty %d times"
                            + " during %d reactions (seed %d): %d lost, %d of %d tastes doubled or"
                            + " otherwise wrong%n",
                    KILLS,
                    STEPS.subList(0, Math.min(KILLS, STEPS.size())),
                    emptied,
                    restarted,
                    told,
                    SEED,
                    difference.lost().size(),
                    difference.wrong().size(),
                    difference.compared());
        }
    }

    private void killAt(int kill, ForgetfulRedis redis, ScheduledExecutorService clock)
            throws Exception {
        var step = STEPS.get(kill % STEPS.size());
        var options = List.of("-Dstop.at=" + step, "-Dstop.passes=" + random.nextInt(4));
        try (var service = ServiceProcess.start(options, List.of(arguments(kill, redis)))) {
            tell();
            service.awaitStart();
            var losses = loseAllAgainAndAgain(redis, clock);
            while (!service.hasReachedItsPoint() || !losses.stream().allMatch(Future::isDone)) {
                tell();
                LockSupport.parkNanos(PACE.toNanos());
            }
            for (var loss : losses) loss.get();
        }
    }

    private List<Future<?>> loseAllAgainAndAgain(
            ForgetfulRedis redis, ScheduledExecutorService clock) {
        var losses = new ArrayList<Future<?>>();
        for (int i = 0; i < EMPTIED_FOR_EACH_KILL; i++)
            losses.add(loseSoon(clock, redis::forgetAll));
        losses.add(loseSoon(clock, redis::killAndRestart));
        emptied += EMPTIED_FOR_EACH_KILL;
        restarted++;
        return losses;
    }

    private interface Loss {
        void happen() throws Exception;
    }

    private Future<?> loseSoon(ScheduledExecutorService clock, Loss loss) {
        Callable<Void> task =
                () -> {
                    loss.happen();
                    return null;
                };
        return clock.schedule(task, random.nextInt(1_500), TimeUnit.MILLISECONDS);
    }

    private void tell() {
        new Teller(facts).tell(story.next(AT_ONCE));
        told += AT_ONCE;
    }

    private String[] arguments(int group, ForgetfulRedis redis) {
        var properties =
                new HashMap<>(
                        Map.of(
                                "spring.datasource.url",
                                url(),
                                "spring.flyway.default-schema",
                                SCHEMA,
                                "spring.data.redis.port",
                                String.valueOf(redis.port()),
                                "spring.kafka.consumer.group-id",
                                SCHEMA + group,
                                "spring.kafka.consumer.max-poll-records",
                                "40",
                                "bookmaru.service",
                                SCHEMA,
                                "bookmaru.drain.interval",
                                "50ms",
                                "bookmaru.drain.children-per-chunk",
                                "5",
                                "server.port",
                                "0",
                                "management.server.port",
                                "0"));
        properties.put("spring.main.banner-mode", "off");
        properties.put("logging.level.root", "warn");
        properties.put("logging.level.org.apache.kafka", "error");
        for (var name :
                List.of(
                        "spring.kafka.bootstrap-servers",
                        "spring.datasource.username",
                        "spring.datasource.password",
                        "spring.data.redis.host",
                        "bookmaru.kafka.create-topics",
                        "bookmaru.kafka.partitions",
                        "bookmaru.token.key-store",
                        "bookmaru.token.jwks-uri"))
            properties.put(name, environment.getRequiredProperty(name));
        return properties.entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toArray(String[]::new);
    }

    private static DriverManagerDataSource ownSchema() {
        var servers = TestServers.running();
        return new DriverManagerDataSource(
                url(), servers.databaseUser(), servers.databasePassword());
    }

    private static String url() {
        var url = TestServers.running().jdbcUrl();
        return url + (url.contains("?") ? "&" : "?") + "currentSchema=" + SCHEMA;
    }
}
