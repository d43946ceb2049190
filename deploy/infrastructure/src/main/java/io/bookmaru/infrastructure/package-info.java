/// Starts real Kafka, PostgreSQL and Redis servers from Maven artifacts, on loopback only.
///
/// Folders and ports are the caller's. A JVM that is killed (`kill -9`) leaves its PostgreSQL and
/// Redis running; a [io.bookmaru.infrastructure.Watchdog] stops them.
@NullMarked
package io.bookmaru.infrastructure;

import org.jspecify.annotations.NullMarked;
