/// Starts real Kafka, PostgreSQL and Redis servers from Maven artifacts, on loopback only.
///
/// The folders and ports are the caller's. A server that dies with its JVM (`kill -9`) keeps its
/// data; PostgreSQL and Redis then keep running, and whoever owns the folder stops them.
@NullMarked
package io.bookmaru.infrastructure;

import org.jspecify.annotations.NullMarked;
