package io.bookmaru.consumer;

/// A dead-letter topic belongs to one consumer and carries its name:
/// `v1.event.book-like-preference-dlt`.
record DeadLetterTopic(String topic, String service) {

    public String name() {
        return topic + "-" + service + "-dlt";
    }
}
