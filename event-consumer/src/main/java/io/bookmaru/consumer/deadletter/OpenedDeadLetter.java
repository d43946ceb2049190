package io.bookmaru.consumer.deadletter;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.bookmaru.consumer.delivery.FailedRecords;
import io.bookmaru.consumer.delivery.RecordOrigin;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/// A dead letter with what is in it.
///
/// @param valueText null when the value is not UTF-8
/// @param headers as the record came with them, without those that say why it failed
record OpenedDeadLetter(
        @JsonUnwrapped DeadLetter letter,
        byte @Nullable [] keyBase64,
        byte @Nullable [] valueBase64,
        @Nullable String valueText,
        List<HeaderView> headers) {
    private static final Set<String> OURS =
            Set.of(RecordOrigin.HEADER, FailedRecords.REASON, FailedRecords.CAUSE);

    /// @param base64 instead of the text of one that is not UTF-8
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record HeaderView(String name, @Nullable String text, byte @Nullable [] base64) {

        static HeaderView of(Header header) {
            var text = Utf8.text(header.value());
            return new HeaderView(header.key(), text, text == null ? header.value() : null);
        }
    }

    static OpenedDeadLetter of(DeadLetter letter, StoredRecord record) {
        var headers = HeaderBytes.read(record.headers());
        return new OpenedDeadLetter(
                letter,
                record.key(),
                record.value(),
                Utf8.text(record.value()),
                StreamSupport.stream(headers.spliterator(), false)
                        .filter(header -> !OURS.contains(header.key()))
                        .map(HeaderView::of)
                        .toList());
    }
}
