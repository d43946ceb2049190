/// The baseline of tastes, and mistakes that were made before: each event rewrites the whole list
/// in Redis, and a job goes through it in chunks of ten with JPA, a row of history for each event.
///
/// It remembers nothing of what it has applied, so it counts twice what comes twice.
@NullMarked
package io.bookmaru.benchmarks.naivetaste;

import org.jspecify.annotations.NullMarked;
