package io.bookmaru.consumer.delivery;

/// How a batch listener's dead letters are replayed: record by record, straight to the effect. A
/// plain record listener needs none, its own method is called again.
public interface Replays extends RecordHandler {

    /// The topic whose records it applies.
    String topic();
}
