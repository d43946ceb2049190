/// Runs one benchmark by its name and writes what it measured, with the machine beside it.
@NullMarked
package io.bookmaru.benchmarks;

import org.jspecify.annotations.NullMarked;
