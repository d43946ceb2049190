/// P3: how fast reactions come from Kafka into the buffer in Redis, and from there into PostgreSQL.
@NullMarked
package io.bookmaru.benchmarks.tastes;

import org.jspecify.annotations.NullMarked;
