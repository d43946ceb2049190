/// Giveaways: entries that are confirmed by the log, first come or by a draw that anybody can
/// check.
@NullMarked
package io.bookmaru.api.giveaway;

import org.jspecify.annotations.NullMarked;
