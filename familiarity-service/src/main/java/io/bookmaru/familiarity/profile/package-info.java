/// Approved profiles, and the order in which they changed.
@NullMarked
package io.bookmaru.familiarity.profile;

import org.jspecify.annotations.NullMarked;
