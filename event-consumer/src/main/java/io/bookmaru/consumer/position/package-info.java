/// How far a service has applied each partition, kept in its own database and moved in the
/// transaction of the effects. Kafka's committed offsets are a hint only.
@NullMarked
package io.bookmaru.consumer.position;

import org.jspecify.annotations.NullMarked;
