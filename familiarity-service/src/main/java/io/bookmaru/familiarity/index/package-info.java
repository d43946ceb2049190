/// All approved profiles in memory, small enough to be compared with one of them in one go.
@NullMarked
package io.bookmaru.familiarity.index;

import org.jspecify.annotations.NullMarked;
