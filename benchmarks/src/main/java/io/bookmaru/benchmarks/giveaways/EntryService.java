package io.bookmaru.benchmarks.giveaways;

import io.bookmaru.benchmarks.UnusableException;
import io.bookmaru.benchmarks.load.SignedTokens;
import io.bookmaru.benchmarks.site.Service;
import io.bookmaru.benchmarks.site.ServiceProcess;
import io.bookmaru.benchmarks.site.Site;
import io.bookmaru.infrastructure.Database;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One process of api-service, which has giveaways.
final class EntryService implements AutoCloseable {
    private static final Database DATABASE = new Database("bookmaru_api", "benchmark");
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final ServiceProcess process;
    private final JdbcClient jdbc;
    private final String admin;
    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = JsonMapper.builder().build();

    private EntryService(ServiceProcess process, JdbcClient jdbc, String admin) {
        this.process = process;
        this.jdbc = jdbc;
        this.admin = admin;
    }

    /// @param options of the JVM, beside the usual ones
    static EntryService start(Site site, SignedTokens tokens, String... options) throws Exception {
        site.postgres().add(DATABASE);
        var redis = site.startRedis();
        var url = site.postgres().jdbcUrl(DATABASE.name());
        var properties = new HashMap<>(tokens.issuerProperties());
        properties.put("spring.datasource.url", url);
        properties.put("spring.datasource.username", DATABASE.name());
        properties.put("spring.datasource.password", DATABASE.password());
        properties.put("spring.kafka.bootstrap-servers", site.kafka().address());
        properties.put("spring.data.redis.port", String.valueOf(redis.port()));
        properties.put("bookmaru.kafka.create-topics", "true");
        properties.put("bookmaru.signing.secret", "known to everybody, only for benchmarks");
        var program =
                Stream.concat(
                                Stream.of(options),
                                Stream.of("-jar", "api-service/target/api-service.jar"))
                        .toList();
        var process = site.start(new Service("api-service", program, properties));
        var jdbc =
                JdbcClient.create(
                        new DriverManagerDataSource(url, DATABASE.name(), DATABASE.password()));
        return new EntryService(process, jdbc, tokens.forAdmin(1));
    }

    URI uri() {
        return process.uri();
    }

    List<Long> addGiveaways(int count) throws Exception {
        var now = Clock.systemUTC().instant();
        var ids = new ArrayList<Long>();
        for (int i = 0; i < count; i++)
            ids.add(
                    post(
                                    "/api/v1/giveaways",
                                    """
                                    {"title": "나눔", "mode": "RAFFLE", "quota": 1000, "opensAt": "%s", "closesAt": "%s"}
                                    """
                                            .formatted(now, now.plus(Duration.ofHours(2))))
                            .get("id")
                            .asLong());
        return ids;
    }

    List<Long> addBooks(int count) throws Exception {
        var ids = new ArrayList<Long>();
        for (int i = 0; i < count; i++)
            ids.add(
                    post(
                                    "/api/v1/books",
                                    """
                                    {"title": "강아지 %d", "author": "이바다", "genres": ["fantasy"], "topics": ["sea"],
                                     "mbti": {"ei": 0.5, "sn": 0.5, "tf": -0.5, "jp": 0}, "ageFrom": 5, "ageTo": 9}
                                    """
                                            .formatted(i))
                            .get("id")
                            .asLong());
        return ids;
    }

    JsonNode post(String path, String body) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(uri().resolve(path))
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/json")
                        .header("Authorization", "Bearer " + admin)
                        .POST(BodyPublishers.ofString(body));
        var answer = http.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2)
            throw new IOException(path + ": " + answer.statusCode() + " " + answer.body());
        return json.readTree(answer.body());
    }

    /// @param rows entries with a place
    /// @param members pairs of giveaway and member among them
    /// @param wrongPlaces giveaways whose places are not 1, 2, 3 …
    record Stored(long rows, long members, long wrongPlaces) {}

    /// @return how long it took after the last answer until as many have a place
    Duration awaitPlaces(List<Long> giveaways, long expected) throws Exception {
        var start = System.nanoTime();
        while (count(giveaways) < expected) {
            if (System.nanoTime() - start > PATIENCE.toNanos())
                throw new UnusableException(
                        "%d entries have a place (expected: %d)"
                                .formatted(count(giveaways), expected));
            Thread.sleep(100);
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private long count(List<Long> giveaways) {
        return jdbc.sql("select sum(entries) from giveaways where id in (:ids)")
                .param("ids", giveaways)
                .query(Long.class)
                .single();
    }

    Stored stored(List<Long> giveaways) {
        return jdbc.sql(
                        """
                        select coalesce(sum(rows), 0) rows, coalesce(sum(members), 0) members,
                               count(*) filter (where last <> rows or places <> rows) wrong
                        from (
                            select count(*) rows, count(distinct member_id) members,
                                   max(place) last, count(distinct place) places
                            from giveaway_entries where giveaway_id in (:ids)
                            group by giveaway_id) one
                        """)
                .param("ids", giveaways)
                .query((row, _) -> new Stored(row.getLong(1), row.getLong(2), row.getLong(3)))
                .single();
    }

    @Override
    public void close() throws Exception {
        http.close();
        process.close();
    }
}
