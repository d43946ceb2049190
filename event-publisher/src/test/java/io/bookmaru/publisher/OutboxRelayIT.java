package io.bookmaru.publisher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.bookmaru.events.ReactionChanged;
import io.bookmaru.events.Topics;
import io.bookmaru.testing.WithInfrastructure;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.tracing.Tracer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest
@WithInfrastructure
class OutboxRelayIT {
    @Autowired private Outbox outbox;
    @Autowired private OutboxEntries entries;
    @Autowired private EventRecords records;
    @Autowired private RelayWakeUp wakeUp;
    @Autowired private OutboxProperties properties;
    @Autowired private ProducerFactory<String, byte[]> producers;
    @Autowired private TransactionTemplate transactions;
    @Autowired private JdbcClient jdbc;
    @Autowired private Tracer tracer;

    @Value("${spring.kafka.bootstrap-servers}")
    private String bootstrapServers;

    private final JsonMapper json = JsonMapper.builder().build();
    private final Set<String> alreadyThere = new HashSet<>();

    @BeforeEach
    void countWhatEarlierTestsLeft() {
        await().until(() -> entries.count() == 0);
        published().forEach(record -> alreadyThere.add(placeOf(record)));
        jdbc.sql("delete from counters").update();
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

    /// Writers hold their transactions open for random times, so that commits come in another order
    /// than the ids of different keys; a cursor over ids loses events under this load, and workers
    /// with SKIP LOCKED reorder them.
    @Test
    void losesAndReordersNothingWhenTwoRelaysRunBesideEightWriters() throws Exception {
        var secondRelay = relay();
        secondRelay.start();
        int writers = 8;
        int writesEach = 250;

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int writer = 0; writer < writers; writer++) {
                var random = new Random(writer);
                threads.submit(() -> {
                    for (int i = 0; i < writesEach; i++) write(random);
                });
            }
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> entries.count() == 0);
        secondRelay.stop();

        var revisions = revisionsByKey();
        assertThat(revisions.values().stream().mapToInt(List::size).sum())
                .isEqualTo(writers * writesEach);
        assertThat(revisions.values())
                .allSatisfy(of -> assertThat(of).isSorted().doesNotHaveDuplicates());
    }

    private void write(Random random) {
        transactions.executeWithoutResult(status -> {
            long key = 1_000 + random.nextInt(40);
            long revision =
                    jdbc.sql(
                                    """
                                    insert into counters (key, revision) values (:key, 1)
                                    on conflict (key) do update
                                    set revision = counters.revision + 1
                                    returning revision
                                    """)
                            .param("key", key)
                            .query(Long.class)
                            .single();
            outbox.append(Topics.BOOK_LIKE, key, event(key, revision));
            jdbc.sql("select pg_sleep(:seconds)")
                    .param("seconds", random.nextInt(10) == 0 ? 0.02 : 0)
                    .query((row, n) -> true)
                    .single();
        });
    }

    private OutboxRelay relay() {
        var meters = new SimpleMeterRegistry();
        return new OutboxRelay(
                entries,
                records,
                producers,
                transactions,
                wakeUp,
                properties,
                meters.counter("sent"),
                meters.counter("failed"));
    }

    private Map<String, List<Long>> revisionsByKey() {
        var revisions = new HashMap<String, List<Long>>();
        for (var record : newlyPublished()) {
            var event = json.readValue(record.value(), ReactionChanged.class);
            revisions.computeIfAbsent(record.key(), k -> new ArrayList<>()).add(event.revision());
        }
        return revisions;
    }

    private ConsumerRecord<String, byte[]> onlyNewRecord() {
        await().until(() -> !newlyPublished().isEmpty());
        assertThat(newlyPublished()).hasSize(1);
        return newlyPublished().getFirst();
    }

    private List<ConsumerRecord<String, byte[]>> newlyPublished() {
        return published().stream()
                .filter(record -> !alreadyThere.contains(placeOf(record)))
                .toList();
    }

    private static String placeOf(ConsumerRecord<String, byte[]> record) {
        return record.partition() + ":" + record.offset();
    }

    /// Within a partition, and so within a key, in the order of the log.
    private List<ConsumerRecord<String, byte[]>> published() {
        try (var consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", bootstrapServers),
                        new StringDeserializer(),
                        new ByteArrayDeserializer())) {
            var partitions =
                    consumer.partitionsFor(Topics.BOOK_LIKE).stream()
                            .map(p -> new TopicPartition(p.topic(), p.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var found = new ArrayList<ConsumerRecord<String, byte[]>>();
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                consumer.poll(Duration.ofMillis(100)).forEach(found::add);
            }
            return found;
        }
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
