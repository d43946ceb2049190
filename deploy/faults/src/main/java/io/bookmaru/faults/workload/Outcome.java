package io.bookmaru.faults.workload;

/// What a client knows of a request after it.
public enum Outcome {
    /// Answered 2xx: it has happened, and must never be lost.
    ACKNOWLEDGED,
    /// It has not happened and will not: answered 4xx, or nobody was there to send it to.
    REFUSED,
    /// It may have happened, or may still: 5xx, a broken connection, no answer in time.
    UNKNOWN
}
