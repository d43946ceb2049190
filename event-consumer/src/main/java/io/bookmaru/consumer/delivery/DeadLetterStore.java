package io.bookmaru.consumer.delivery;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Where dead letters are kept. Both calls happen in the transaction that moves the position.
public interface DeadLetterStore {

    /// @param record of a dead-letter topic of this service
    void keep(ConsumerRecord<byte[], byte[]> record, OwnTopics own);

    /// Marks a letter as applied, whose replay is about to be.
    ///
    /// @return false when it is not to be applied any more: it has been, or it was discarded
    boolean apply(RecordOrigin origin);
}
