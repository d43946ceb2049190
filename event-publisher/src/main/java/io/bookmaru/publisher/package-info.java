/// How a service publishes: state and event in one transaction through the outbox, or, where there
/// is no state to keep in step (a request that somebody waits for), a record sent directly.
@NullMarked
package io.bookmaru.publisher;

import org.jspecify.annotations.NullMarked;
