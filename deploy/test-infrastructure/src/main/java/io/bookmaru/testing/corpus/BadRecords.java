package io.bookmaru.testing.corpus;

import java.util.List;
import java.util.stream.Stream;

/// The corpus: for each topic the same records in the same order, more than 300.
public final class BadRecords {

    /// @param source one of [Topics]
    public static List<BadRecord> of(String source) {
        var event = GoldenEvent.of(source);
        return Stream.of(
                        BadBytes.of(event),
                        BadShapes.of(event),
                        BadFields.of(event),
                        OddHeaders.of(event),
                        OddKeys.of(event))
                .flatMap(records -> records)
                .toList();
    }

    private BadRecords() {}
}
