/// Programs in the form in which they start quickest.
@NullMarked
package io.bookmaru.local.image;

import org.jspecify.annotations.NullMarked;
