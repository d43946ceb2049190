/// Looks for what an erasure should have left nothing of.
@NullMarked
package io.bookmaru.testing.erasure;

import org.jspecify.annotations.NullMarked;
