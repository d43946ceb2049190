package io.bookmaru.consumer;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.kafka.listener.RetryListener;

/// The library waits in silence.
class LogWaiting implements RetryListener {
    private static final Logger log = LoggerFactory.getLogger(LogWaiting.class);

    @Override
    public void failedDelivery(ConsumerRecord<?, ?> record, @Nullable Exception e, int attempt) {
        log.warn("{} waits: {}", record.topic(), cause(e));
    }

    @Override
    public void failedDelivery(ConsumerRecords<?, ?> records, Exception e, int attempt) {
        log.warn("{} wait: {}", records.partitions(), cause(e));
    }

    private static String cause(@Nullable Exception e) {
        return e == null ? "unknown" : NestedExceptionUtils.getMostSpecificCause(e).toString();
    }
}
