/// Which members do not want to see each other.
@NullMarked
package io.bookmaru.familiarity.block;

import org.jspecify.annotations.NullMarked;
