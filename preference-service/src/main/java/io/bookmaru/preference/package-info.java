/// Tastes of children: scores from their reactions and surveys, how those went, and books to read.
@NullMarked
package io.bookmaru.preference;

import org.jspecify.annotations.NullMarked;
