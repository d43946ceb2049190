package io.bookmaru.familiarity.testing;

import io.bookmaru.familiarity.FamiliarityServiceApplication;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/// The service once more in this JVM, on the same servers, consuming with the first one.
public final class AnotherInstance {
    private static final List<String> SAME =
            List.of(
                    "spring.kafka.bootstrap-servers",
                    "spring.datasource.url",
                    "spring.datasource.username",
                    "spring.datasource.password",
                    "spring.data.redis.host",
                    "spring.data.redis.port",
                    "bookmaru.kafka.partitions",
                    "bookmaru.kafka.retry-delays",
                    "bookmaru.token.key-store",
                    "bookmaru.token.jwks-uri");

    /// @param settings of its own, as `name=value`
    public static ConfigurableApplicationContext start(Environment first, String... settings) {
        var arguments = new ArrayList<String>();
        for (var name : SAME) arguments.add("--" + name + "=" + first.getRequiredProperty(name));
        arguments.add("--server.port=0");
        arguments.add("--management.server.port=0");
        arguments.add("--spring.main.banner-mode=off");
        for (var setting : settings) arguments.add("--" + setting);
        return SpringApplication.run(
                FamiliarityServiceApplication.class, arguments.toArray(String[]::new));
    }

    private AnotherInstance() {}
}
