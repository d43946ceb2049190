/// The baseline of reactions: the usual way, which is also a wrong one. It writes twice, once to
/// PostgreSQL and once to Kafka, and a crash in between loses the event.
///
/// It serves the endpoint of api-service on the same tables, as Spring Boot, Security, JPA and
/// Kafka come without further settings.
@NullMarked
package io.bookmaru.benchmarks.naive;

import org.jspecify.annotations.NullMarked;
