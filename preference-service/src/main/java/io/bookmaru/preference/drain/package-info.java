/// Applies what is buffered, every few seconds, partition by partition.
@NullMarked
package io.bookmaru.preference.drain;

import org.jspecify.annotations.NullMarked;
