/// Whom a member does not want to see, nor to hear of.
@NullMarked
package io.bookmaru.api.block;

import org.jspecify.annotations.NullMarked;
