package io.bookmaru.consumer.delivery;

import java.util.regex.Pattern;

/// The topics that belong to one consumer and carry its name, such as
/// `v1.event.book-like-preference-dlt`. Only that service writes to them and reads them.
///
/// @param source the topic that the records came from
public record OwnTopics(String source, String service) {

    private static final Pattern KIND = Pattern.compile("retry-\\d{1,3}|replay");

    /// Whether a record of the source, or of a topic made for it, may have come from there.
    boolean isOf(String topic) {
        if (topic.equals(source)) return true;
        var prefix = "%s-%s-".formatted(source, service);
        return topic.startsWith(prefix) && KIND.matcher(topic.substring(prefix.length())).matches();
    }

    /// @param stage 0 for the first
    public String retry(int stage) {
        return "%s-%s-retry-%d".formatted(source, service, stage);
    }

    public String replay() {
        return "%s-%s-replay".formatted(source, service);
    }

    public String deadLetters() {
        return "%s-%s-dlt".formatted(source, service);
    }
}
