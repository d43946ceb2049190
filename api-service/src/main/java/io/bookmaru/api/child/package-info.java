/// The children of a parent.
@NullMarked
package io.bookmaru.api.child;

import org.jspecify.annotations.NullMarked;
