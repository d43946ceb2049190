package io.bookmaru.preference.oracle;

import io.bookmaru.preference.ledger.Reaction;

record Reacted(Reaction reaction) implements Fact {}
