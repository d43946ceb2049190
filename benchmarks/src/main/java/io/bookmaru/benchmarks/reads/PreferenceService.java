package io.bookmaru.benchmarks.reads;

import io.bookmaru.benchmarks.UnusableException;
import io.bookmaru.benchmarks.load.SignedTokens;
import io.bookmaru.benchmarks.site.Service;
import io.bookmaru.benchmarks.site.ServiceProcess;
import io.bookmaru.benchmarks.site.Site;
import io.bookmaru.infrastructure.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;

/// One process of preference-service with a database of its own.
final class PreferenceService implements AutoCloseable {
    private static final Database DATABASE = new Database("bookmaru_preference", "benchmark");
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final ServiceProcess process;
    private final Connection database;

    private PreferenceService(ServiceProcess process, Connection database) {
        this.process = process;
        this.database = database;
    }

    static PreferenceService start(Site site, SignedTokens tokens) throws Exception {
        site.postgres().add(DATABASE);
        var redis = site.startRedis();
        var url = site.postgres().jdbcUrl(DATABASE.name());
        var properties = new HashMap<>(tokens.properties());
        properties.put("spring.datasource.url", url);
        properties.put("spring.datasource.username", DATABASE.name());
        properties.put("spring.datasource.password", DATABASE.password());
        properties.put("spring.kafka.bootstrap-servers", site.kafka().address());
        properties.put("spring.data.redis.port", String.valueOf(redis.port()));
        properties.put("bookmaru.kafka.create-topics", "true");
        // More often than in earnest, so that every measurement has some of it in it.
        properties.put("bookmaru.recommendation.refresh", "5s");
        var program = List.of("-jar", "preference-service/target/preference-service.jar");
        var process = site.start(new Service("preference-service", program, properties));
        return new PreferenceService(
                process, DriverManager.getConnection(url, DATABASE.name(), DATABASE.password()));
    }

    ServiceProcess process() {
        return process;
    }

    void awaitApplied(Families families) throws Exception {
        awaitRows("books", families.books());
        awaitRows("children where member_id is not null", families.children());
        awaitRows("ledger where book_revision > 0", families.reactions());
    }

    private void awaitRows(String table, int expected) throws Exception {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (count(table) < expected) {
            if (System.nanoTime() > deadline)
                throw new UnusableException(
                        "%s: %d (expected: %d)".formatted(table, count(table), expected));
            Thread.sleep(500);
        }
    }

    private int count(String table) throws SQLException {
        try (var statement = database.createStatement();
                var rows = statement.executeQuery("select count(*) from " + table)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    @Override
    public void close() throws Exception {
        database.close();
        process.close();
    }
}
