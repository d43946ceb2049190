/// Reactions on their way: from Kafka into a buffer in Redis that may be lost at any time, and from
/// there aside for a drain. How far they have been applied is known to Postgres alone.
@NullMarked
package io.bookmaru.preference.reaction;

import org.jspecify.annotations.NullMarked;
