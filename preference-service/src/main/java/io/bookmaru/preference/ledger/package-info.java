/// What each reaction was worth: the ledger, and the scores that it sums up to. Everything that
/// changes a taste goes through here, one writer at a time per child.
@NullMarked
package io.bookmaru.preference.ledger;

import org.jspecify.annotations.NullMarked;
