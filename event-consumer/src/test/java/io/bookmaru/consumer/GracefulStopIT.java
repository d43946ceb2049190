package io.bookmaru.consumer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bookmaru.events.MemberJoined;
import io.bookmaru.events.Topics;
import io.bookmaru.testing.TestServers;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;

class GracefulStopIT {
    private static final int RECORDS = 1_000;
    private static final String SCHEMA = "graceful_stop";
    private static final Map<String, Integer> TIMES_APPLIED = new ConcurrentHashMap<>();

    private final String run = UUID.randomUUID().toString();

    /// A service has a database of its own: with that of this JVM's other tests it would have their
    /// positions in the topic.
    @BeforeAll
    static void createSchema() throws SQLException {
        var servers = TestServers.running();
        try (var connection =
                        DriverManager.getConnection(
                                servers.jdbcUrl(),
                                servers.databaseUser(),
                                servers.databasePassword());
                var statement = connection.createStatement()) {
            statement.execute("create schema if not exists " + SCHEMA);
        }
    }

    @Test
    void serviceUnderLoadClosesSoonAndAppliesNothingAgainAfterwards() {
        var service = start();
        send(service);
        await().atMost(Duration.ofSeconds(60)).until(() -> applied() > RECORDS / 10);

        long closing = System.nanoTime();
        service.close();
        double seconds = (System.nanoTime() - closing) / 1e9;
        int before = applied();

        assertThat(before).isLessThan(RECORDS);
        assertThat(seconds).isLessThan(20);
        try (var successor = start()) {
            await().atMost(Duration.ofSeconds(120)).until(() -> applied() == RECORDS);
            assertThat(successor.isActive()).isTrue();
        }
        int again = timesApplied() - RECORDS;
        assertThat(again).isZero();
        System.out.printf(
                "FIGURE graceful-stop: closed in %.2f s with %d of %d applied, %d applied again%n",
                seconds, before, RECORDS, again);
    }

    private ConfigurableApplicationContext start() {
        var servers = TestServers.running();
        return new SpringApplicationBuilder(SlowService.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--spring.application.name=graceful-stop-" + run,
                        "--spring.kafka.bootstrap-servers=" + servers.bootstrapServers(),
                        "--spring.datasource.url=" + servers.jdbcUrl(),
                        "--spring.datasource.username=" + servers.databaseUser(),
                        "--spring.datasource.password=" + servers.databasePassword(),
                        "--spring.datasource.hikari.schema=" + SCHEMA,
                        "--spring.flyway.default-schema=" + SCHEMA,
                        "--bookmaru.kafka.create-topics=true",
                        "--bookmaru.kafka.partitions=3");
    }

    @SuppressWarnings("unchecked")
    private void send(ConfigurableApplicationContext service) {
        KafkaTemplate<String, byte[]> kafka = service.getBean(KafkaTemplate.class);
        var sent =
                IntStream.range(0, RECORDS)
                        .mapToObj(i ->
                                kafka.send(
                                        Topics.MEMBER_JOINED,
                                        String.valueOf(i),
                                        joined(run + " " + i)))
                        .toList();
        sent.forEach(CompletableFuture::join);
    }

    private int applied() {
        return (int) TIMES_APPLIED.keySet().stream().filter(name -> name.startsWith(run)).count();
    }

    private int timesApplied() {
        return TIMES_APPLIED.entrySet().stream()
                .filter(name -> name.getKey().startsWith(run))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    private static byte[] joined(String name) {
        return """
        {"eventId": "%s", "occurredAt": "2026-05-05T01:02:03Z", "memberId": 7, "displayName": "%s",
         "language": "ko"}
        """
                .formatted(UUID.randomUUID(), name)
                .getBytes(UTF_8);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class SlowService {

        @KafkaListener(topics = Topics.MEMBER_JOINED)
        void on(MemberJoined event) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
            TIMES_APPLIED.merge(event.displayName(), 1, Integer::sum);
        }
    }
}
