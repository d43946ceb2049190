/// P6: what a web push costs, and how many a second are delivered.
@NullMarked
package io.bookmaru.benchmarks.push;

import org.jspecify.annotations.NullMarked;
