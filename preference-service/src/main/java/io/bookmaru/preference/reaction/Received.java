package io.bookmaru.preference.reaction;

import io.bookmaru.preference.ledger.Reaction;

/// A reaction, and the offset of the record that it came in.
record Received(Reaction reaction, long offset) {}
