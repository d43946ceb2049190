/// P1: how many reactions a second are accepted durably.
@NullMarked
package io.bookmaru.benchmarks.reactions;

import org.jspecify.annotations.NullMarked;
