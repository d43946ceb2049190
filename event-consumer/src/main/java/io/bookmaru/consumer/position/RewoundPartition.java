package io.bookmaru.consumer.position;

/// @param from where the position was
/// @param to where it is now, which is the same if it was there already or before
record RewoundPartition(int partition, long from, long to) {}
