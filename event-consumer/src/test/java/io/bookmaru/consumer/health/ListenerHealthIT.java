package io.bookmaru.consumer.health;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bookmaru.events.MemberJoined;
import io.bookmaru.events.Topics;
import io.bookmaru.testing.WithInfrastructure;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.KafkaTemplate;

@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.import=classpath:event-consumer.yaml",
            "spring.application.name=listener-health-it",
            "management.server.port=0"
        })
@WithInfrastructure
class ListenerHealthIT {
    private static final String POISON = "kills its listener once";

    @Autowired private KafkaTemplate<String, byte[]> kafka;
    @Autowired private KafkaListenerEndpointRegistry registry;
    @Autowired private MeterRegistry meters;
    @Autowired private Listeners listeners;
    @LocalManagementPort private int port;

    private final HttpClient http = HttpClient.newHttpClient();

    /// One of the listeners never reaches its broker, all the time.
    @BeforeEach
    void isReadyAlthoughABrokerIsAway() {
        await().atMost(Duration.ofSeconds(60)).until(() -> readiness().statusCode() == 200);
    }

    @Test
    void listenerKilledByAnErrorIsToldAndRestartedAndAppliesTheRecord() throws Exception {
        var poison = POISON + " " + UUID.randomUUID();
        await().atMost(Duration.ofSeconds(60)).until(() -> !assigned("killed").isEmpty());

        kafka.send(Topics.MEMBER_JOINED, "1", joined(poison)).join();
        await().atMost(Duration.ofSeconds(30)).until(() -> listeners.seen.contains(poison));
        long killed = System.nanoTime();
        await().pollInterval(Duration.ofMillis(50))
                .atMost(Duration.ofSeconds(10))
                .until(() -> readiness().statusCode() == 503);
        double down = secondsSince(killed);
        assertThat(readiness().body())
                .contains("\"status\":\"DOWN\"", "\"" + Topics.MEMBER_JOINED + "\":\"20");
        assertThat(meters.get("bookmaru.listeners.down").gauge().value()).isEqualTo(1);
        await().pollInterval(Duration.ofMillis(50))
                .atMost(Duration.ofSeconds(60))
                .until(() -> readiness().statusCode() == 200);
        double back = secondsSince(killed);

        await().atMost(Duration.ofSeconds(60)).until(() -> listeners.applied.contains(poison));
        assertThat(meters.get("bookmaru.listeners.down").gauge().value()).isZero();
        System.out.printf(
                "FIGURE listener-killed: down after %.1f s, back after %.1f s%n", down, back);
    }

    @Test
    void listenerStoppedOnPurposeIsNotDown() throws Exception {
        var stopped = registry.getListenerContainer("killed");
        stopped.stop();

        assertThat(readiness().statusCode()).isEqualTo(200);
        assertThat(stopped.isRunning()).isFalse();
        stopped.start();
    }

    private List<?> assigned(String id) {
        return List.copyOf(registry.getListenerContainer(id).getAssignedPartitions());
    }

    private HttpResponse<String> readiness() throws Exception {
        var uri = URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness");
        return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }

    private static double secondsSince(long nanoTime) {
        return (System.nanoTime() - nanoTime) / 1e9;
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
    static class Listeners {
        final List<String> seen = new CopyOnWriteArrayList<>();
        final List<String> applied = new CopyOnWriteArrayList<>();

        @KafkaListener(
                id = "killed",
                idIsGroup = false,
                topics = Topics.MEMBER_JOINED,
                concurrency = "2")
        void on(MemberJoined event) {
            boolean first = !seen.contains(event.displayName());
            seen.add(event.displayName());
            if (first && event.displayName().startsWith(POISON)) throw new InternalError("broken");
            applied.add(event.displayName());
        }

        @KafkaListener(topics = Topics.BOOK_CHANGED, properties = "bootstrap.servers=127.0.0.1:1")
        void neverOn(io.bookmaru.events.BookChanged event) {
            throw new AssertionError(event);
        }
    }
}
