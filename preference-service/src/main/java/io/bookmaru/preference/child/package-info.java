/// Whose a child is, as api-service tells it: every read and write asks here first.
@NullMarked
package io.bookmaru.preference.child;

import org.jspecify.annotations.NullMarked;
