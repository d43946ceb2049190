/// Whether every listener that should run does: told to whoever asks, and put right without a
/// human.
@NullMarked
package io.bookmaru.consumer.health;

import org.jspecify.annotations.NullMarked;
