package io.bookmaru.publisher;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.util.UUID;

/// UUIDs of version 7 (RFC 9562 §5.7): they sort by time, so an index of them grows at its end.
public final class EventIds {
    private static final TimeBasedEpochGenerator generator = Generators.timeBasedEpochGenerator();

    private EventIds() {}

    public static UUID next() {
        return generator.generate();
    }
}
