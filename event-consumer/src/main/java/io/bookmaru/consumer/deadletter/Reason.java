package io.bookmaru.consumer.deadletter;

enum Reason {
    /// The record is not what its topic promises.
    BAD_DATA,
    /// The handler failed on it, as often as it was tried.
    BUG
}
