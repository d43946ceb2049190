package io.bookmaru.benchmarks.ranking;

import io.bookmaru.benchmarks.load.SignedTokens;
import io.bookmaru.benchmarks.site.Service;
import io.bookmaru.benchmarks.site.ServiceProcess;
import io.bookmaru.benchmarks.site.Site;
import io.bookmaru.infrastructure.Database;
import io.bookmaru.infrastructure.RedisServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;

/// familiarity-service on PostgreSQL, Kafka and Redis, with as many members as are asked for.
final class RankingSite implements AutoCloseable {
    private static final Database DATABASE = new Database("familiarity", "benchmark");

    final Site site;
    final RedisServer redis;
    final ProfileRows profiles;
    final SignedTokens tokens;

    RankingSite(Path folder) throws Exception {
        this.site = new Site(folder);
        this.redis = site.startRedis();
        this.tokens = SignedTokens.in(folder);
        site.postgres().add(DATABASE);
        this.profiles = ProfileRows.in(site.postgres(), DATABASE);
        // It makes its tables.
        start().close();
    }

    /// While no service runs.
    void growTo(int members) throws SQLException, IOException {
        var jdbc = profiles.jdbc();
        var last = jdbc.sql("select last from change_counter").query(Long.class).single();
        jdbc.sql("update change_counter set last = :last")
                .param("last", profiles.growTo(members, last))
                .update();
    }

    ServiceProcess start() throws Exception {
        var properties = new HashMap<>(tokens.properties());
        properties.put("spring.datasource.url", site.postgres().jdbcUrl(DATABASE.name()));
        properties.put("spring.datasource.username", DATABASE.name());
        properties.put("spring.datasource.password", DATABASE.password());
        properties.put("spring.kafka.bootstrap-servers", site.kafka().address());
        properties.put("spring.data.redis.host", "127.0.0.1");
        properties.put("spring.data.redis.port", String.valueOf(redis.port()));
        properties.put("bookmaru.kafka.create-topics", "true");
        return site.start(
                new Service(
                        "familiarity-service",
                        List.of("-jar", "familiarity-service/target/familiarity-service.jar"),
                        properties));
    }

    @Override
    public void close() {
        site.close();
    }
}
