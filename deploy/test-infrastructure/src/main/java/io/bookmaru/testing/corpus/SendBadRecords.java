package io.bookmaru.testing.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.listener.MessageListenerContainer;

/// Sends [BadRecords] to every listener of a service that runs, those of its retry and replay
/// topics included, with good events in between, and asserts what became of each.
public final class SendBadRecords {
    private static final int FEWEST = 300;
    private static final Duration KEPT_WITHIN = Duration.ofSeconds(30);

    private final String service;
    private final Map<String, Object> kafka;
    private final Collection<MessageListenerContainer> containers;
    private final List<ListenedTopic> topics;
    private final DeadLetterTable deadLetters;

    private SendBadRecords(ApplicationContext context) {
        this.service = context.getEnvironment().getRequiredProperty("bookmaru.service");
        this.kafka = Map.copyOf(context.getBean(KafkaAdmin.class).getConfigurationProperties());
        this.containers =
                context.getBean(KafkaListenerEndpointRegistry.class).getListenerContainers();
        this.topics = ListenedTopic.of(containers, service);
        this.deadLetters = new DeadLetterTable(context.getBean(JdbcClient.class));
    }

    public static void toEveryListenerOf(ApplicationContext service) {
        new SendBadRecords(service).sendAndAssert();
    }

    private void sendAndAssert() {
        var loadedBefore = LoadedClasses.now();

        var sent = SentRecords.of(topics, kafka);
        var longestWait = consumeAll();

        assertThat(sent.fewest()).as("records for each listener").isGreaterThanOrEqualTo(FEWEST);
        assertThat(stopped()).as("stopped").isEmpty();
        await().atMost(KEPT_WITHIN)
                .untilAsserted(() ->
                        assertThat(sent.withoutDeadLetter(deadLetters.all()))
                                .as("no dead letter, or not with the bytes that were sent")
                                .isEmpty());
        assertThat(sent.wronglyIn(deadLetters.all())).as("dead letters of good events").isEmpty();
        assertThat(namedAndLoadedSince(loadedBefore)).as("classes loaded by name").isEmpty();
        print(sent, longestWait);
    }

    private Duration consumeAll() {
        try (var admin = Admin.create(kafka)) {
            return new Progress(admin, topics).untilTheEnd();
        }
    }

    private List<MessageListenerContainer> stopped() {
        return containers.stream().filter(c -> !c.isRunning() || !c.isInExpectedState()).toList();
    }

    private static Set<String> namedAndLoadedSince(Set<String> before) {
        var loaded = new HashSet<>(LoadedClasses.now());
        loaded.removeAll(before);
        loaded.retainAll(TypeNames.ALL);
        return loaded;
    }

    private void print(SentRecords sent, Duration longestWait) {
        System.out.printf(
                Locale.ROOT,
                "FIGURE bad-records %s: %d records x %d listeners, %d stopped, longest wait %.1f s,"
                        + " %d missing, %d in the wrong store%n",
                service,
                sent.fewest(),
                topics.size(),
                stopped().size(),
                longestWait.toMillis() / 1000.0,
                sent.withoutDeadLetter(deadLetters.all()).size(),
                sent.wronglyIn(deadLetters.all()).size());
    }
}
