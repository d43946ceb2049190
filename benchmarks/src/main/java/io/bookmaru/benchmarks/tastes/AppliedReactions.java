package io.bookmaru.benchmarks.tastes;

import io.bookmaru.benchmarks.Benchmark;
import io.bookmaru.benchmarks.LoadAverage;
import io.bookmaru.benchmarks.Plan;
import io.bookmaru.benchmarks.Result;
import io.bookmaru.benchmarks.naivetaste.NaiveTastes;
import io.bookmaru.benchmarks.site.Service;
import io.bookmaru.benchmarks.site.ServiceProcess;
import io.bookmaru.benchmarks.site.Site;
import io.bookmaru.events.Topics;
import io.bookmaru.infrastructure.Database;
import io.bookmaru.infrastructure.RedisServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// P3. Reactions are buffered while the drains are held. Then Redis loses everything, so that the
/// service has to read all of them from Kafka again, with no producer beside it: that is the first
/// figure. Then the drains are let go: that is the second.
public final class AppliedReactions implements Benchmark {
    private static final Database DATABASE = new Database("bookmaru_preference", "benchmark");
    private static final int[] SIZES = {10_000, 100_000, 1_000_000};
    private static final int[] TRIAL_SIZES = {1_000, 10_000, 50_000};
    private static final int WARM_UP = 50_000;
    static final int NAIVE_WARM_UP = 500;

    @Override
    public String name() {
        return "p3";
    }

    @Override
    public String title() {
        return "P3: reactions from Kafka into the buffer, and from there into PostgreSQL";
    }

    @Override
    public Result run(Plan plan, Path folder) throws Exception {
        System.out.println("Starting PostgreSQL, Kafka, Redis and the service");
        try (var site = new Site(folder)) {
            var redis = site.startRedis();
            site.postgres().add(DATABASE);
            try (var reactions = new Reactions(site.kafka().address());
                    var pipeline =
                            new Pipeline(database(site), site.kafka().address(), redis.port())) {
                var sizes = plan.trial() ? TRIAL_SIZES : SIZES;
                var ours = ours(plan, sizes, site, redis, pipeline, reactions);
                var naive = naive(sizes[0], site, redis, pipeline, reactions);
                return Summary.of(plan, pipeline.durability(), ours, naive);
            }
        }
    }

    private static List<Run> ours(
            Plan plan,
            int[] sizes,
            Site site,
            RedisServer redis,
            Pipeline pipeline,
            Reactions reactions)
            throws Exception {
        try (var _ = startService(site, redis)) {
            pipeline.addBooks(Reactions.BOOKS);
            var start = System.nanoTime();
            do say("warm-up", measure(WARM_UP, pipeline, reactions));
            while (System.nanoTime() - start < plan.warmUp().toNanos());
            var runs = new ArrayList<Run>();
            for (int round = 1; round <= plan.rounds(); round++) {
                for (int size : sizes) {
                    var run = measure(size, pipeline, reactions);
                    say("round " + round, run);
                    runs.add(run);
                }
            }
            pipeline.checkLedger(reactions.sent());
            return runs;
        }
    }

    private static Run measure(int size, Pipeline pipeline, Reactions reactions) throws Exception {
        pipeline.awaitApplied(pipeline.end());
        try (var held = pipeline.holdDrains()) {
            reactions.send(Topics.BOOK_LIKE, size);
            pipeline.awaitBuffered(pipeline.end());
            pipeline.loseRedis();
            // What comes next to a partition tells it that its buffer is gone.
            reactions.sendOneToEach(Topics.BOOK_LIKE, Pipeline.PARTITIONS);
            var end = pipeline.end();
            var buffered = pipeline.awaitBufferedAgain(end);
            held.commit();
            var applied = pipeline.awaitApplied(end);
            return new Run("preference-service", size, buffered, applied, LoadAverage.now());
        }
    }

    private static Run naive(
            int size, Site site, RedisServer redis, Pipeline pipeline, Reactions reactions)
            throws Exception {
        pipeline.loseRedis();
        try (var service = startNaive(site, redis);
                var client = HttpClient.newHttpClient()) {
            reactions.send(NaiveTastes.TOPIC, NAIVE_WARM_UP);
            pipeline.awaitListed(NaiveTastes.LIST, NAIVE_WARM_UP);
            drain(client, service);
            var start = System.nanoTime();
            reactions.send(NaiveTastes.TOPIC, size);
            pipeline.awaitListed(NaiveTastes.LIST, size);
            var buffered = System.nanoTime();
            drain(client, service);
            var run =
                    new Run(
                            "naive",
                            size,
                            Duration.ofNanos(buffered - start),
                            Duration.ofNanos(System.nanoTime() - buffered),
                            LoadAverage.now());
            say("once", run);
            return run;
        }
    }

    private static void drain(HttpClient client, ServiceProcess service)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(service.uri().resolve("/drain"))
                        .POST(BodyPublishers.noBody())
                        .build();
        var answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) throw new IOException("/drain: " + answer.statusCode());
    }

    private static ServiceProcess startService(Site site, RedisServer redis) throws Exception {
        var properties = common(site, redis);
        properties.put("bookmaru.kafka.create-topics", "true");
        properties.put("bookmaru.kafka.partitions", String.valueOf(Pipeline.PARTITIONS));
        properties.put("bookmaru.buffer.max-fields", "1000000");
        properties.put("bookmaru.drain.interval", "100ms");
        properties.put("bookmaru.token.jwks-uri", "http://127.0.0.1:1/oauth2/jwks");
        return site.start(
                new Service(
                        "preference-service",
                        List.of("-jar", "preference-service/target/preference-service.jar"),
                        properties));
    }

    private static ServiceProcess startNaive(Site site, RedisServer redis) throws Exception {
        return site.start(
                new Service(
                        "naive-tastes",
                        List.of(
                                "-Dloader.main=" + NaiveTastes.class.getName(),
                                "-jar",
                                "benchmarks/target/benchmarks.jar"),
                        common(site, redis)));
    }

    private static Map<String, String> common(Site site, RedisServer redis) {
        return new HashMap<>(
                Map.of(
                        "spring.datasource.url", site.postgres().jdbcUrl(DATABASE.name()),
                        "spring.datasource.username", DATABASE.name(),
                        "spring.datasource.password", DATABASE.password(),
                        "spring.kafka.bootstrap-servers", site.kafka().address(),
                        "spring.data.redis.host", "127.0.0.1",
                        "spring.data.redis.port", String.valueOf(redis.port())));
    }

    private static DriverManagerDataSource database(Site site) {
        return new DriverManagerDataSource(
                site.postgres().jdbcUrl(DATABASE.name()), DATABASE.name(), DATABASE.password());
    }

    private static void say(String part, Run run) {
        System.out.println(part + ": " + String.join(", ", run.row()));
    }
}
