package io.bookmaru.push;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.bookmaru.consumer.erasure.EraseSubject;
import io.bookmaru.consumer.erasure.ErasedSubjects;
import io.bookmaru.endpoint.EndpointAutoConfiguration;
import io.bookmaru.events.Event;
import io.bookmaru.push.receipt.ReceiptTokens;
import io.bookmaru.push.subscription.AddressEncryption;
import io.bookmaru.push.subscription.Subscriptions;
import io.bookmaru.testing.TestServers;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
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
import org.springframework.objenesis.SpringObjenesis;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.ReflectionUtils;
import tools.jackson.databind.json.JsonMapper;

/// The service without Kafka and web, with a clock of the test's own and in a schema of its own.
/// There may be any number of them.
public final class NotifyingInstance implements AutoCloseable {
    private final AnnotationConfigApplicationContext context =
            new AnnotationConfigApplicationContext();

    /// @param origins the push services that may be called
    public static NotifyingInstance start(
            String schema, Clock clock, Path vapidKey, String origins) {
        return new NotifyingInstance(schema, clock, vapidKey, origins);
    }

    private NotifyingInstance(String schema, Clock clock, Path vapidKey, String origins) {
        var settings = new HashMap<String, Object>();
        settings.put("bookmaru.vapid.private-key", vapidKey.toString());
        settings.put("bookmaru.push.storage.secret", "a secret for tests, not short");
        settings.put("bookmaru.push.endpoints.extra-origins", origins);
        settings.put("bookmaru.push.delivery.poll-interval", "20ms");
        // A breaker keeps to the machine's time, not to the test's.
        settings.put("bookmaru.push.delivery.breaker-wait", "20ms");
        settings.put("test.schema", schema);
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("test", Map.copyOf(settings)));
        context.registerBean("clock", Clock.class, () -> clock);
        context.registerBean(ErasedSubjects.class);
        context.registerBean(
                EraseSubject.class, () -> new SpringObjenesis().newInstance(EraseSubject.class));
        context.register(Parts.class);
        context.refresh();
    }

    public <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    /// Has the listener of such events apply one, in a transaction, as it comes from Kafka.
    public void hear(Event event) {
        for (var name : context.getBeanDefinitionNames()) {
            var bean = context.getBean(name);
            Arrays.stream(ReflectionUtils.getUniqueDeclaredMethods(bean.getClass()))
                    .filter(method -> isListenerTo(event, method))
                    .findFirst()
                    .ifPresent(method ->
                            part(TransactionTemplate.class)
                                    .executeWithoutResult(_ -> {
                                        ReflectionUtils.makeAccessible(method);
                                        ReflectionUtils.invokeMethod(method, bean, event);
                                    }));
        }
    }

    /// What runs every second or so in the service runs here when it is told to.
    public void endWindows() {
        var endWindows = context.getBean("endWindows");
        var end = ReflectionUtils.findMethod(endWindows.getClass(), "end");
        ReflectionUtils.makeAccessible(end);
        ReflectionUtils.invokeMethod(end, endWindows);
    }

    /// Inside a transaction.
    public void publish(Object applicationEvent) {
        part(TransactionTemplate.class)
                .executeWithoutResult(_ -> context.publishEvent(applicationEvent));
    }

    private static boolean isListenerTo(Event event, Method method) {
        return method.getName().equals("on")
                && method.getDeclaringClass().getSimpleName().contains("Listener")
                && method.getParameterCount() == 1
                && method.getParameterTypes()[0] == event.getClass();
    }

    @Override
    public void close() {
        context.close();
    }

    /// No `@Configuration`: the whole service scans this package too, and must not find it.
    @EnableTransactionManagement(proxyTargetClass = true)
    @Import({
        Subscriptions.class,
        AddressEncryption.class,
        ReceiptTokens.class,
        EndpointAutoConfiguration.class
    })
    @ConfigurationPropertiesScan("io.bookmaru.push")
    @ComponentScan(
            basePackages = {
                "io.bookmaru.push.webpush",
                "io.bookmaru.push.endpoint",
                "io.bookmaru.push.delivery",
                "io.bookmaru.push.member",
                "io.bookmaru.push.block",
                "io.bookmaru.push.notification",
                "io.bookmaru.push.comment",
                "io.bookmaru.push.setting",
                "io.bookmaru.push.mute",
                "io.bookmaru.push.giveaway"
            },
            excludeFilters =
                    @Filter(type = FilterType.REGEX, pattern = ".*\\.MemberErasedListener"))
    static class Parts {

        @Bean
        DataSource dataSource(Environment settings) {
            var servers = TestServers.running();
            var config = new HikariConfig();
            config.setJdbcUrl(servers.jdbcUrl());
            config.setUsername(servers.databaseUser());
            config.setPassword(servers.databasePassword());
            config.setSchema(settings.getRequiredProperty("test.schema"));
            config.setMaximumPoolSize(10);
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
    }
}
