package io.bookmaru.preference.reaction;

/// What was moved out of a partition's buffer to be applied.
///
/// @param key of the hash in Redis
/// @param reactions how many it holds; 0 when all records up to the offset were dead letters
/// @param nextOffset the position once all of them are applied
public record SetAside(int partition, long epoch, String key, int reactions, long nextOffset) {}
