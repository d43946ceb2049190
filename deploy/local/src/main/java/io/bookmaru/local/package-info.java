/// Runs the whole system on one machine that has a JDK and nothing else.
@NullMarked
package io.bookmaru.local;

import org.jspecify.annotations.NullMarked;
