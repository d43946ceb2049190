/// Books that a child has not reacted to and may like, with the reasons in words.
@NullMarked
package io.bookmaru.preference.recommendation;

import org.jspecify.annotations.NullMarked;
