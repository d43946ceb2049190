/// Everybody else as one member sees them, most familiar first.
@NullMarked
package io.bookmaru.familiarity.ranking;

import org.jspecify.annotations.NullMarked;
