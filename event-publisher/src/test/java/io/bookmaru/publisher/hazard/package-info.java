/// What goes wrong with an outbox, and the checker that notices.
package io.bookmaru.publisher.hazard;
