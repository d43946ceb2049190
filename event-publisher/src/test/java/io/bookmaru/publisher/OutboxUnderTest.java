package io.bookmaru.publisher;

import com.zaxxer.hikari.HikariDataSource;
import io.bookmaru.testing.TestServers;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/// An outbox in a schema of its own, without an application context, so that nothing relays it but
/// what a test starts, and a process with it is up in a second.
public final class OutboxUnderTest implements AutoCloseable {
    private static final int CONNECTIONS = 28;

    private final HikariDataSource database = new HikariDataSource();
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final KafkaProperties kafka = new KafkaProperties();
    private final RelayWakeUp wakeUp = new RelayWakeUp();
    private final EventRecords records = new EventRecords("test", CurrentTrace.NONE);

    /// @param schema made by [#create()]
    public OutboxUnderTest(
            String bootstrapServers, String jdbcUrl, String user, String password, String schema) {
        database.setJdbcUrl(jdbcUrl);
        database.setUsername(user);
        database.setPassword(password);
        database.setSchema(schema);
        database.setMaximumPoolSize(CONNECTIONS);
        database.setMinimumIdle(1);
        jdbc = JdbcClient.create(database);
        transactions = new TransactionTemplate(new JdbcTransactionManager(database));
        kafka.setBootstrapServers(List.of(bootstrapServers.split(",")));
    }

    public static OutboxUnderTest onTestServers(String schema) {
        var servers = TestServers.running();
        return new OutboxUnderTest(
                servers.bootstrapServers(),
                servers.jdbcUrl(),
                servers.databaseUser(),
                servers.databasePassword(),
                schema);
    }

    /// Empty, whatever was there before.
    public OutboxUnderTest create() {
        var schema = database.getSchema();
        jdbc.sql("drop schema if exists " + schema + " cascade").update();
        jdbc.sql("create schema " + schema).update();
        new ResourceDatabasePopulator(new ClassPathResource("schema.sql")).execute(database);
        return this;
    }

    public JdbcClient jdbc() {
        return jdbc;
    }

    public TransactionTemplate transactions() {
        return transactions;
    }

    public ProducerFactory<String, byte[]> producers() {
        return EventPublisherAutoConfiguration.relayProducers(kafka);
    }

    public Outbox outbox() {
        return new Outbox(new OutboxEntries(jdbc), records, wakeUp);
    }

    /// What an ORM does that takes ids from a sequence in blocks, one block for each instance.
    public Outbox outboxWithIdsFrom(AtomicLong block) {
        return new Outbox(new PooledIds(jdbc, block), records, wakeUp);
    }

    public SmartLifecycle relay() {
        return relay(new OutboxEntries(jdbc));
    }

    /// @param beforeDelete called when Kafka has acknowledged entries, before they are deleted
    public SmartLifecycle relay(Runnable beforeDelete) {
        return relay(
                new OutboxEntries(jdbc) {
                    @Override
                    void delete(Collection<Long> ids) {
                        beforeDelete.run();
                        super.delete(ids);
                    }
                });
    }

    private SmartLifecycle relay(OutboxEntries entries) {
        var clock = Clock.systemUTC();
        var meters = new SimpleMeterRegistry();
        var properties =
                new OutboxProperties(
                        true,
                        500,
                        Duration.ofMillis(20),
                        Duration.ofMillis(250),
                        Duration.ofMillis(100),
                        Duration.ofSeconds(5));
        return new OutboxRelay(
                entries,
                new SendEntries(records, producers()),
                transactions,
                wakeUp,
                properties,
                new RelayFailures(properties, clock, meters),
                new Refusals(clock),
                meters.counter("sent"));
    }

    public boolean isEmpty() {
        return jdbc.sql("select not exists (select from outbox)").query(Boolean.class).single();
    }

    @Override
    public void close() {
        database.close();
    }
}
