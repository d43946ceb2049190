/// Ranks members for each other by how much they have in common.
@NullMarked
package io.bookmaru.familiarity;

import org.jspecify.annotations.NullMarked;
