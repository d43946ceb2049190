package io.bookmaru.preference.reaction;

import io.bookmaru.consumer.position.Position;
import org.apache.kafka.common.TopicPartition;

/// What was moved out of a partition's buffer to be applied.
///
/// @param from the position until then
/// @param key of the hash in Redis
/// @param reactions how many it holds; 0 when all records up to the offset were dead letters
/// @param nextOffset the position once all of them are applied
public record SetAside(
        TopicPartition partition, Position from, String key, int reactions, long nextOffset) {}
