package io.bookmaru.publisher;

import java.util.UUID;

/// An entry as it may be shown: without what it says.
record WaitingEntry(
        long id, String topic, int shard, String key, UUID eventId, double ageSeconds) {}
