package io.bookmaru.consumer.delivery;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Applies a record within the transaction that moves the position. Failures are told by
/// exceptions, sorted by [FailureKind].
@FunctionalInterface
public interface RecordHandler {

    void handle(ConsumerRecord<byte[], byte[]> record);
}
