package io.bookmaru.api.burst;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bookmaru.infrastructure.FreePorts;
import io.bookmaru.infrastructure.RedisServer;
import io.bookmaru.testing.TestServers;
import io.bookmaru.testing.TestTokens;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// api-service, Kafka and Redis as processes that can be killed, on the tests' PostgreSQL.
class BurstSite implements AutoCloseable {
    /// It shows itself to nobody.
    private static final String APPLICATION = "io.bookmaru.api.ApiServiceApplication";

    private static final String SCHEMA = "burst";
    private static final Duration START = Duration.ofMinutes(2);
    private static final List<String> SMALL =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx320m");
    private static final List<String> USUAL = List.of("-XX:+UseParallelGC", "-Xmx1g");

    private final Path folder;
    private final boolean small;
    private final int[] ports;
    private final List<AutoCloseable> services = new ArrayList<>();
    private final JdbcClient jdbc;
    private JavaProcess kafka;
    private RedisServer redis;

    /// @param small for a short time, in which nothing pays that is slow to begin
    BurstSite(Path folder, int instances, boolean small) throws Exception {
        this.folder = folder;
        this.small = small;
        this.ports = FreePorts.some(3 + instances);
        var servers = TestServers.running();
        var database =
                new DriverManagerDataSource(
                        url(), servers.databaseUser(), servers.databasePassword());
        this.jdbc = JdbcClient.create(database);
        jdbc.sql("drop schema if exists " + SCHEMA + " cascade").update();
        jdbc.sql("create schema " + SCHEMA).update();
        startRedis();
        startKafka();
        for (int i = 0; i < instances; i++) services.add(startService(i));
        for (int i = 0; i < instances; i++) awaitAnswer(ports[3 + i]);
    }

    String bootstrapServers() {
        return "127.0.0.1:" + ports[0];
    }

    JdbcClient jdbc() {
        return jdbc;
    }

    List<URI> services() {
        return IntStream.range(0, services.size())
                .mapToObj(i -> URI.create("http://127.0.0.1:" + ports[3 + i]))
                .toList();
    }

    enum Victim {
        KAFKA,
        API,
        REDIS
    }

    /// Kills with SIGKILL and starts again at once. Redis begins with nothing.
    void killAndRestart(Victim victim, int instance) throws Exception {
        switch (victim) {
            case KAFKA -> {
                kafka.kill();
                startKafka();
            }
            case API -> {
                services.get(instance).close();
                services.set(instance, startService(instance));
            }
            case REDIS -> {
                redis.process().destroyForcibly();
                redis.close();
                await().atMost(START).until(() -> !FreePorts.isTaken(ports[2]));
                startRedis();
            }
        }
    }

    private void startRedis() throws Exception {
        redis = RedisServer.start(folder.resolve("redis"), folder.resolve("redis.log"), ports[2]);
    }

    private void startKafka() throws Exception {
        kafka =
                JavaProcess.start(
                        KafkaMain.class.getName(),
                        folder.resolve("kafka.log").toFile(),
                        small ? SMALL : USUAL,
                        List.of(
                                folder.resolve("kafka").toString(),
                                Integer.toString(ports[0]),
                                Integer.toString(ports[1])));
        awaitAnswer(ports[0]);
    }

    /// In this JVM when small, which then is not killed.
    private AutoCloseable startService(int instance) throws Exception {
        var arguments = arguments(instance);
        if (small)
            return new SpringApplicationBuilder(Class.forName(APPLICATION))
                    .run(arguments.toArray(String[]::new));
        return JavaProcess.start(
                APPLICATION,
                folder.resolve("api-%d.log".formatted(instance)).toFile(),
                USUAL,
                arguments);
    }

    private List<String> arguments(int instance) {
        var servers = TestServers.running();
        return List.of(
                "--server.port=" + ports[3 + instance],
                "--management.server.port=0",
                "--spring.main.banner-mode=off",
                "--logging.level.root=warn",
                "--spring.kafka.bootstrap-servers=" + bootstrapServers(),
                "--spring.data.redis.port=" + ports[2],
                "--spring.datasource.url=" + url(),
                "--spring.datasource.username=" + servers.databaseUser(),
                "--spring.datasource.password=" + servers.databasePassword(),
                "--spring.flyway.default-schema=" + SCHEMA,
                "--bookmaru.kafka.create-topics=true",
                "--bookmaru.kafka.partitions=3",
                "--bookmaru.token.signing-key=" + TestTokens.signingKey(),
                "--bookmaru.signing.secret=only for tests, and long enough",
                "--bookmaru.giveaway.delivery-timeout=3s",
                "--bookmaru.giveaway.look-every=200ms");
    }

    private static void awaitAnswer(int port) {
        await().atMost(START).pollInterval(Duration.ofMillis(20)).until(() -> accepts(port));
        assertThat(accepts(port)).isTrue();
    }

    private static boolean accepts(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static String url() {
        var url = TestServers.running().jdbcUrl();
        return url + (url.contains("?") ? "&" : "?") + "currentSchema=" + SCHEMA;
    }

    @Override
    public void close() throws Exception {
        for (var service : services) service.close();
        kafka.close();
        redis.close();
    }
}
