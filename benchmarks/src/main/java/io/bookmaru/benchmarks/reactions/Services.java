package io.bookmaru.benchmarks.reactions;

import io.bookmaru.benchmarks.naive.NaiveReactions;
import io.bookmaru.benchmarks.site.Service;
import io.bookmaru.benchmarks.site.ServiceProcess;
import io.bookmaru.benchmarks.site.Site;
import io.bookmaru.infrastructure.Database;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The two sides as services on one database.
record Services(Site site, Database database) {
    static final Database DATABASE = new Database("bookmaru_api", "benchmark");
    static final String ADMIN_PASSWORD = "only for benchmarks";

    ServiceProcess startApi(String... jvmOptions) throws Exception {
        var properties = common();
        properties.put("bookmaru.kafka.create-topics", "true");
        properties.put("bookmaru.admin.password", ADMIN_PASSWORD);
        properties.put("bookmaru.signing.secret", "known to everybody, only for benchmarks");
        // The tokens are made before the run and must outlive it; to verify one costs the same.
        properties.put("bookmaru.token.access-lifetime", "1h");
        return site.start(
                new Service(
                        "api-service",
                        Stream.concat(
                                        Stream.of(jvmOptions),
                                        Stream.of("-jar", "api-service/target/api-service.jar"))
                                .toList(),
                        properties));
    }

    /// @param api which signed the tokens
    ServiceProcess startNaive(ServiceProcess api) throws Exception {
        var properties = common();
        properties.put(
                "spring.security.oauth2.resourceserver.jwt.jwk-set-uri",
                api.uri().resolve("/oauth2/jwks").toString());
        return site.start(
                new Service(
                        "naive-reactions",
                        List.of(
                                "-Dloader.main=" + NaiveReactions.class.getName(),
                                "-jar",
                                "benchmarks/target/benchmarks.jar"),
                        properties));
    }

    private Map<String, String> common() {
        return new HashMap<>(
                Map.of(
                        "spring.datasource.url", site.postgres().jdbcUrl(database.name()),
                        "spring.datasource.username", database.name(),
                        "spring.datasource.password", database.password(),
                        "spring.kafka.bootstrap-servers", site.kafka().address()));
    }
}
