/// Breaks things under load, one row after the other, and reports what the system made of it.
@NullMarked
package io.bookmaru.faults;

import org.jspecify.annotations.NullMarked;
