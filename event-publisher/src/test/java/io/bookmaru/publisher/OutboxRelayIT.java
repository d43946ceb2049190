package io.bookmaru.publisher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.bookmaru.events.ReactionChanged;
import io.bookmaru.events.Topics;
import io.bookmaru.publisher.hazard.Published;
import io.bookmaru.testing.WithInfrastructure;
import io.micrometer.tracing.Tracer;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest
@AutoConfigureMockMvc
@WithInfrastructure
class OutboxRelayIT {
    @Autowired private Outbox outbox;
    @Autowired private OutboxEntries entries;
    @Autowired private EventRecords records;
    @Autowired private TransactionTemplate transactions;
    @Autowired private Tracer tracer;

    private final JsonMapper json = JsonMapper.builder().build();
    private Published published;

    @BeforeEach
    void readFromHere() throws Exception {
        await().until(() -> entries.count() == 0);
        published = new Published();
    }

    @AfterEach
    void close() {
        published.close();
    }

    @Test
    void publishesWhatIsCommittedWithItsCloudEventsHeaders() {
        var event = event(7, 1);

        transactions.executeWithoutResult(s -> outbox.append(Topics.BOOK_LIKE, 7, event));

        var record = onlyNewRecord();
        assertThat(record.key()).isEqualTo("7");
        assertThat(json.readValue(record.value(), ReactionChanged.class)).isEqualTo(event);
        assertThat(header(record, "ce_id")).isEqualTo(event.eventId().toString());
        assertThat(header(record, "ce_type")).isEqualTo(Topics.BOOK_LIKE);
        assertThat(header(record, "ce_source")).isEqualTo("/bookmaru/test");
        assertThat(header(record, "ce_specversion")).isEqualTo("1.0");
        assertThat(record.headers().lastHeader("traceparent")).isNull();
    }

    @Test
    void publishesTheTraceThatTheEventWasAppendedIn() {
        var span = tracer.nextSpan().start();
        var trace = "00-" + span.context().traceId() + "-" + span.context().spanId();
        ProducerRecord<String, byte[]> sentDirectly;
        try (var _ = tracer.withSpan(span)) {
            transactions.executeWithoutResult(s -> outbox.append(Topics.BOOK_LIKE, 7, event(7, 1)));
            sentDirectly = records.record(Topics.BOOK_LIKE, "7", event(7, 1));
        }

        assertThat(header(onlyNewRecord(), "traceparent")).startsWith(trace);
        assertThat(new String(sentDirectly.headers().lastHeader("traceparent").value()))
                .startsWith(trace);
    }

    @Test
    void publishesNothingOfATransactionThatRollsBack() {
        transactions.executeWithoutResult(status -> {
            outbox.append(Topics.BOOK_LIKE, 8, event(8, 1));
            status.setRollbackOnly();
        });
        var committed = event(8, 2);
        transactions.executeWithoutResult(s -> outbox.append(Topics.BOOK_LIKE, 8, committed));

        assertThat(json.readValue(onlyNewRecord().value(), ReactionChanged.class))
                .isEqualTo(committed);
    }

    @Test
    void refusesAnEventOutsideATransaction() {
        assertThatThrownBy(() -> outbox.append(Topics.BOOK_LIKE, 1, event(1, 1)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesAnEventOfAnotherTopic() {
        assertThatThrownBy(() ->
                        transactions.executeWithoutResult(
                                s -> outbox.append(Topics.BOOK_CHANGED, 1, event(1, 1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("BookChanged");
    }

    private ConsumerRecord<String, byte[]> onlyNewRecord() {
        await().until(() -> !published.records().isEmpty());
        await().until(() -> entries.count() == 0);
        assertThat(published.records()).hasSize(1);
        return published.records().getFirst();
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value());
    }

    private static ReactionChanged event(long child, long revision) {
        return new ReactionChanged(
                EventIds.next(),
                Instant.parse("2026-05-05T01:02:03Z"),
                child,
                11,
                ReactionChanged.Kind.LIKE,
                revision);
    }
}
