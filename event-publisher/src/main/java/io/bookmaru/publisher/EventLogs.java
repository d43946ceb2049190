package io.bookmaru.publisher;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

/// Opens topics that are the state of what they tell, each with a producer of its own.
public class EventLogs {
    private static final int LINGER_MILLIS = 5;

    private final KafkaProperties kafka;
    private final EventRecords records;

    EventLogs(KafkaProperties kafka, EventRecords records) {
        this.kafka = kafka;
        this.records = records;
    }

    /// @param deliveryTimeout after it a record is in the log or will not come any more
    public EventLog open(String topic, Duration deliveryTimeout) {
        var millis = Math.toIntExact(deliveryTimeout.toMillis());
        var producers = EventPublisherAutoConfiguration.factory(kafka);
        producers.updateConfigs(
                Map.of(
                        ProducerConfig.LINGER_MS_CONFIG,
                        LINGER_MILLIS,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        millis,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        millis / 2,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        millis));
        return new EventLog(producers, records, topic);
    }
}
