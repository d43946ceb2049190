/// How a service consumes: the type of record that a listener's signature names, failures sorted by
/// whether a repeat can help, and what cannot be applied kept in a dead-letter topic of its own.
@NullMarked
package io.bookmaru.consumer;

import org.jspecify.annotations.NullMarked;
