package io.bookmaru.publisher;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookmaru.events.GiveawayEntered;
import io.bookmaru.events.GiveawayEntered.Kind;
import io.bookmaru.events.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;

class EventLogTest {
    private final MockProducers producers = new MockProducers();
    private final EventLog log =
            new EventLog(
                    producers,
                    new EventRecords("test", CurrentTrace.NONE),
                    Topics.GIVEAWAY_ENTERED);

    @Test
    void goesOnWithAnotherProducerAfterAFailureThatEndedOne() {
        var failed = append();
        producers.made.getFirst().errorNext(new OutOfOrderSequenceException("records are gone"));

        var appended = append();
        producers.made.getLast().completeNext();

        assertThat(failed).isCompletedExceptionally();
        assertThat(appended).isCompletedWithValue(0L);
        assertThat(producers.made).hasSize(2);
    }

    @Test
    void keepsItsProducer() {
        append();
        append();

        assertThat(producers.made).hasSize(1);
        log.close();
        assertThat(producers.made.getFirst().closed()).isTrue();
    }

    private CompletableFuture<Long> append() {
        var event = new GiveawayEntered(EventIds.next(), Instant.EPOCH, 7, Kind.ENTERED, 8L);
        return log.append("7", event);
    }

    private static class MockProducers extends DefaultKafkaProducerFactory<String, byte[]> {
        private final List<MockProducer<String, byte[]>> made = new ArrayList<>();

        MockProducers() {
            super(Map.of());
        }

        @Override
        protected Producer<String, byte[]> createRawProducer(Map<String, Object> configs) {
            made.add(
                    new MockProducer<>(
                            false, null, new StringSerializer(), new ByteArraySerializer()));
            return made.getLast();
        }
    }
}
