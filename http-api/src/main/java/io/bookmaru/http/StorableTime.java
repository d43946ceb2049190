package io.bookmaru.http;

import java.time.Instant;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.ext.javatime.deser.InstantDeserializer;

/// Refuses times outside the years 1 to 9999: PostgreSQL cannot keep all of them, and some have no
/// count of milliseconds.
class StorableTime extends StdScalarDeserializer<Instant> {
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    StorableTime() {
        super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context) {
        var time = InstantDeserializer.INSTANT.deserialize(parser, context);
        if (time != null && (time.isBefore(FIRST) || time.isAfter(LAST))) {
            throw context.weirdStringException("?", Instant.class, "not a storable time");
        }
        return time;
    }
}
