package io.bookmaru.testing;

import java.sql.SQLException;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.postgresql.PostgreSQLContainer;

/// The servers as containers of the Docker engine that answers here.
class ContainerServers {
    private static final int POSTGRES_PORT = 5432;
    private static final int REDIS_PORT = 6379;

    /// As `PostgresServer` does: the same order of text everywhere.
    private static final String LOCALE =
            "--locale-provider=builtin --builtin-locale=C.UTF-8 --locale=C";

    static TestServers start() throws SQLException {
        if (!DockerClientFactory.instance().isDockerAvailable())
            throw new IllegalStateException(
                    "Tests were asked to run on containers (-D"
                            + TestServers.SWITCH
                            + "=containers), but no Docker engine answers");
        var kafka = kafka();
        var postgres = postgres();
        var redis = redis();
        TestServers.atExit(kafka::stop);
        TestServers.atExit(postgres::stop);
        TestServers.atExit(redis::stop);
        Startables.deepStart(kafka, postgres, redis).join();
        try (var superuser = postgres.createConnection("")) {
            TestServers.DATABASE.create(superuser);
        }
        return new TestServers(
                kafka.getBootstrapServers(),
                "jdbc:postgresql://%s:%d/%s"
                        .formatted(
                                postgres.getHost(),
                                postgres.getMappedPort(POSTGRES_PORT),
                                TestServers.DATABASE.name()),
                TestServers.DATABASE.name(),
                TestServers.DATABASE.password(),
                redis.getHost(),
                redis.getMappedPort(REDIS_PORT));
    }

    /// Set up like `KafkaServer`.
    private static KafkaContainer kafka() {
        return new KafkaContainer(ContainerImages.KAFKA)
                .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                .withEnv("KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS", "1")
                .withEnv("KAFKA_GROUP_CONSUMER_MIN_SESSION_TIMEOUT_MS", "10000")
                .withEnv("KAFKA_GROUP_CONSUMER_SESSION_TIMEOUT_MS", "10000")
                .withEnv("KAFKA_GROUP_CONSUMER_MIN_HEARTBEAT_INTERVAL_MS", "3000")
                .withEnv("KAFKA_GROUP_CONSUMER_HEARTBEAT_INTERVAL_MS", "3000");
    }

    private static PostgreSQLContainer postgres() {
        return new PostgreSQLContainer(ContainerImages.POSTGRES)
                .withUsername("postgres")
                .withDatabaseName("postgres")
                .withEnv("POSTGRES_INITDB_ARGS", LOCALE)
                .withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=300");
    }

    private static GenericContainer<?> redis() {
        return new GenericContainer<>(ContainerImages.REDIS)
                .withCommand("redis-server", "--save", "", "--maxmemory-policy", "noeviction")
                .withExposedPorts(REDIS_PORT);
    }

    private ContainerServers() {}
}
