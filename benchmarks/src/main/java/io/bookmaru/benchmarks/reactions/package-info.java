/// P1 and P2: how many reactions a second are accepted durably, and how soon others can read them.
@NullMarked
package io.bookmaru.benchmarks.reactions;

import org.jspecify.annotations.NullMarked;
