package io.bookmaru.consumer.position;

/// What Kafka has of a partition.
///
/// @param topicId differs from that of an earlier topic with the same name (KIP-516)
/// @param oldest offset that is still there
/// @param end the offset that the next record will get
record PartitionLog(String topicId, long oldest, long end) {}
