/// Drives a service with `wrk` and reads what it measured.
@NullMarked
package io.bookmaru.benchmarks.load;

import org.jspecify.annotations.NullMarked;
