/// Records that this service could not apply, kept in its own database until an admin has them
/// applied after all or discards them.
@NullMarked
package io.bookmaru.consumer.deadletter;

import org.jspecify.annotations.NullMarked;
