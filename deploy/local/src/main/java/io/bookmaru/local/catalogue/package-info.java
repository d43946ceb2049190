/// Brings the book catalogue into the system the way an admin would.
@NullMarked
package io.bookmaru.local.catalogue;

import org.jspecify.annotations.NullMarked;
