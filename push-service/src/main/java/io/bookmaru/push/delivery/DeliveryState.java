package io.bookmaru.push.delivery;

enum DeliveryState {
    /// Due now or later; the only state that is not final.
    WAITING,
    /// The push service has it.
    ACCEPTED,
    /// The push service knows no such subscription any more.
    GONE,
    /// The push service does not want this message.
    REJECTED,
    /// Not worth sending, or not allowed to be sent.
    DROPPED
}
