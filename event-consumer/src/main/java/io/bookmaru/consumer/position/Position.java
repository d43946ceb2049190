package io.bookmaru.consumer.position;

/// @param epoch of this taking over; a higher one means that somebody has taken over since
/// @param nextOffset of the first record that has not been applied; 0 on the very first start
public record Position(long epoch, long nextOffset) {}
