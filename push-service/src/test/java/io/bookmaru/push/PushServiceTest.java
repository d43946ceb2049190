package io.bookmaru.push;

import io.bookmaru.events.Event;
import io.bookmaru.publisher.EventRecords;
import io.bookmaru.push.testing.FakePushService;
import io.bookmaru.push.testing.VapidKeyFile;
import io.bookmaru.testing.WithInfrastructure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// The whole service on real servers, with a push service that it may call. All test classes share
/// it, so each takes members of its own.
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "bookmaru.push.storage.secret=a secret for tests, not short",
            "bookmaru.push.delivery.poll-interval=100ms",
            "bookmaru.push.delivery.min-backoff=200ms"
        })
@WithInfrastructure
public abstract class PushServiceTest {
    protected static final FakePushService pushService = FakePushService.start();

    private static final AtomicLong nextMember = new AtomicLong(1_000);
    private static final Path folder = temporaryFolder();
    private static final Path vapidKey = VapidKeyFile.in(folder);
    private static final Path otherKey = folder.resolve("other.pem");

    /// Of our key that subscriptions were made for before.
    protected static final String otherKeyId = VapidKeyFile.another(otherKey);

    @Autowired protected JdbcClient jdbc;
    @Autowired protected EventRecords records;
    @Autowired private KafkaTemplate<String, byte[]> kafka;

    /// A machine that builds other modules meanwhile may be slow.
    @BeforeAll
    static void patience() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("bookmaru.vapid.private-key", () -> vapidKey);
        registry.add("bookmaru.vapid.other-keys", () -> otherKey);
        registry.add("BOOKMARU_PUSH_EXTRA_ORIGINS", pushService::origin);
    }

    protected static long newMember() {
        return nextMember.incrementAndGet();
    }

    /// Returns when Kafka has it.
    protected void publish(String topic, long key, Event event) {
        send(topic, key, event).join();
    }

    /// Does not wait.
    protected CompletableFuture<?> send(String topic, long key, Event event) {
        return kafka.send(records.record(topic, Long.toString(key), event));
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("push-service");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
