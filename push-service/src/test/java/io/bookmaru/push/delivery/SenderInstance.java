package io.bookmaru.push.delivery;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.bookmaru.endpoint.EndpointAutoConfiguration;
import io.bookmaru.push.member.MemberLock;
import io.bookmaru.push.member.Members;
import io.bookmaru.push.receipt.ReceiptTokens;
import io.bookmaru.push.subscription.AddressEncryption;
import io.bookmaru.push.subscription.Subscriptions;
import io.bookmaru.testing.TestServers;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// The sending half of the service and nothing else: no Kafka, no web, a schema of the test's own.
/// There may be any number of them.
final class SenderInstance implements AutoCloseable {
    private final AnnotationConfigApplicationContext context =
            new AnnotationConfigApplicationContext();

    /// @param settings without `bookmaru.push.`; the VAPID key is a setting too
    SenderInstance(String jdbcUrl, String schema, Map<String, Object> settings) {
        var properties = new HashMap<String, Object>();
        settings.forEach((name, value) ->
                properties.put(
                        name.startsWith("bookmaru") ? name : "bookmaru.push." + name, value));
        properties.putIfAbsent("bookmaru.push.delivery.poll-interval", "50ms");
        properties.put("bookmaru.push.storage.secret", "a secret for tests, not short");
        properties.put("test.jdbc-url", jdbcUrl);
        properties.put("test.schema", schema);
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("test", properties));
        context.register(Parts.class);
    }

    static SenderInstance in(TestSchema schema, Map<String, Object> settings) {
        return new SenderInstance(TestServers.running().jdbcUrl(), schema.name(), settings);
    }

    /// Takes the place of a part that the service would make.
    <T> SenderInstance with(Class<T> type, T part) {
        context.registerBean(type, () -> part, definition -> definition.setPrimary(true));
        return this;
    }

    SenderInstance start() {
        context.refresh();
        return this;
    }

    <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }

    /// No `@Configuration`: the whole service scans these packages too, and must not find it.
    @EnableScheduling
    @EnableTransactionManagement(proxyTargetClass = true)
    @Import({
        Subscriptions.class,
        AddressEncryption.class,
        Members.class,
        MemberLock.class,
        ReceiptTokens.class,
        EndpointAutoConfiguration.class
    })
    @ConfigurationPropertiesScan({
        "io.bookmaru.push.webpush",
        "io.bookmaru.push.subscription",
        "io.bookmaru.push.delivery"
    })
    @ComponentScan(
            basePackages = {
                "io.bookmaru.push.webpush",
                "io.bookmaru.push.endpoint",
                "io.bookmaru.push.delivery"
            },
            excludeFilters =
                    @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = AddDeliveries.class))
    static class Parts {

        @Bean
        DataSource dataSource(Environment settings) {
            var config = new HikariConfig();
            config.setJdbcUrl(settings.getRequiredProperty("test.jdbc-url"));
            config.setUsername(settings.getProperty("test.user", "test"));
            config.setPassword(settings.getProperty("test.password", "test"));
            config.setSchema(settings.getRequiredProperty("test.schema"));
            config.setMaximumPoolSize(8);
            return new HikariDataSource(config);
        }

        @Bean
        JdbcClient jdbc(DataSource dataSource) {
            return JdbcClient.create(dataSource);
        }

        @Bean
        PlatformTransactionManager transactionManager(DataSource dataSource) {
            return new JdbcTransactionManager(dataSource);
        }

        @Bean
        TransactionTemplate transactions(PlatformTransactionManager manager) {
            return new TransactionTemplate(manager);
        }

        @Bean
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }

        @Bean
        JsonMapper json() {
            return JsonMapper.builder().build();
        }

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }
}
