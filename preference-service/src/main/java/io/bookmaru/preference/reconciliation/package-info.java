/// Recomputes what children like from the ledger and tells where it is not what the service has.
@NullMarked
package io.bookmaru.preference.reconciliation;

import org.jspecify.annotations.NullMarked;
