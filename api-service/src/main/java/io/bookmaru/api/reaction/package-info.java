/// What children like and dislike.
@NullMarked
package io.bookmaru.api.reaction;

import org.jspecify.annotations.NullMarked;
