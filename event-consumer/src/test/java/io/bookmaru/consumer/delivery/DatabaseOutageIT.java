package io.bookmaru.consumer.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bookmaru.consumer.testing.CommentListener;
import io.bookmaru.consumer.testing.Comments;
import io.bookmaru.consumer.testing.ConsumerUnderTest;
import io.bookmaru.consumer.testing.DeadLetterTable;
import io.bookmaru.consumer.testing.Recorded;
import io.bookmaru.events.Topics;
import io.bookmaru.infrastructure.Database;
import io.bookmaru.infrastructure.FreePorts;
import io.bookmaru.infrastructure.PostgresServer;
import io.bookmaru.testing.TestServers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/// The database is killed in the middle of the work and stays away for
/// `bookmaru.test.outage-seconds`, 10 unless told otherwise.
class DatabaseOutageIT {
    private static final Database DATABASE = new Database("outage", "outage");
    private static final Path PROGRAMS =
            Path.of(System.getProperty("java.io.tmpdir"), "embedded-pg");
    private static final Duration OUTAGE =
            Duration.ofSeconds(Integer.getInteger("bookmaru.test.outage-seconds", 10));

    @TempDir Path folder;

    private final String author = "author " + UUID.randomUUID();
    private int port;

    @BeforeEach
    void choosePort() throws Exception {
        port = FreePorts.one();
    }

    @Test
    void makesNoDeadLetterAndLosesNothing() throws Exception {
        var database = start();
        try (var service = service(database)) {
            var comments = service.getBean(Comments.class);
            var calls = new AtomicInteger();
            service.getBean(CommentListener.class)
                    .onCommentsOf(author, _ -> calls.incrementAndGet());
            comments.send(author, 3_000);
            await().atMost(Duration.ofSeconds(30)).until(() -> calls.get() > 500);

            database.process().destroyForcibly();
            // Lets go of its folder; there is nothing left to stop.
            database.close();
            var goneAt = System.nanoTime();
            comments.send(author, 3_000);
            await().atMost(OUTAGE.plusSeconds(10))
                    .until(() -> System.nanoTime() - goneAt > OUTAGE.toNanos());
            database = start();

            await().atMost(Duration.ofSeconds(60))
                    .ignoreExceptions()
                    .until(() -> comments.applied(author) == 6_000);
            assertThat(comments.appliedTwice(author)).isZero();
            var own = new OwnTopics(Topics.COMMENT_CREATED, "outage");
            var recorded = service.getBean(Recorded.class);
            assertThat(recorded.in(own.retry(0), author)).isEmpty();
            assertThat(recorded.in(own.deadLetters(), author)).isEmpty();
            assertThat(service.getBean(DeadLetterTable.class).containing(author)).isEmpty();
            System.out.printf(
                    "FIGURE database down for %d s: 6000 of 6000 applied once, 0 dead letters%n",
                    OUTAGE.toSeconds());
        } finally {
            database.close();
        }
    }

    private PostgresServer start() throws Exception {
        var server =
                PostgresServer.start(
                        folder.resolve("postgres"),
                        PROGRAMS,
                        folder.resolve("log"),
                        port,
                        "outage",
                        Map.of());
        server.add(DATABASE);
        return server;
    }

    private static ConfigurableApplicationContext service(PostgresServer database) {
        return new SpringApplicationBuilder(ConsumerUnderTest.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--spring.application.name=outage-consumer",
                        "--bookmaru.service=outage",
                        "--bookmaru.kafka.create-topics=true",
                        "--bookmaru.kafka.partitions=3",
                        "--spring.kafka.bootstrap-servers="
                                + TestServers.running().bootstrapServers(),
                        "--spring.datasource.url=" + database.jdbcUrl(DATABASE.name()),
                        "--spring.datasource.username=" + DATABASE.name(),
                        "--spring.datasource.password=" + DATABASE.password(),
                        "--spring.datasource.hikari.connection-timeout=2000");
    }
}
