package io.bookmaru.testing;

import java.util.List;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

class InfrastructureInitializer
        implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    /// A broker in the same JVM tells hundreds of lines that no test is about.
    private static final List<String> TALKATIVE =
            List.of("kafka", "org.apache.kafka", "state.change.logger");

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var logging = LoggingSystem.get(getClass().getClassLoader());
        TALKATIVE.forEach(logger -> logging.setLogLevel(logger, LogLevel.WARN));
        var servers = TestServers.running();
        TestPropertyValues.of(
                        "spring.kafka.bootstrap-servers=" + servers.bootstrapServers(),
                        "spring.datasource.url=" + servers.jdbcUrl(),
                        "spring.datasource.username=" + servers.databaseUser(),
                        "spring.datasource.password=" + servers.databasePassword(),
                        "spring.data.redis.host=" + servers.redisHost(),
                        "spring.data.redis.port=" + servers.redisPort(),
                        "bookmaru.kafka.create-topics=true",
                        "bookmaru.kafka.partitions=3",
                        "bookmaru.kafka.retry-delays=1s,2s",
                        "bookmaru.signing.secret=only for tests, known to all",
                        // All tests are one client.
                        "bookmaru.limits.log-in-failures-of-client=1000000",
                        "bookmaru.limits.refresh-failures-of-client=1000000",
                        "bookmaru.limits.sign-ups-of-client=1000000",
                        // Few tests answer for push-service.
                        "bookmaru.subscription.failures=10000",
                        "bookmaru.subscription.calls=10000",
                        "bookmaru.http.drain-time=0s",
                        "bookmaru.token.signing-key=" + TestKey.PRIVATE,
                        "bookmaru.token.key-store=" + TestKey.PUBLIC,
                        // Port 1 is never served, so the key set comes from the file.
                        "bookmaru.token.jwks-uri=http://127.0.0.1:1/oauth2/jwks")
                .applyTo(context);
    }
}
