/// The catalogue.
@NullMarked
package io.bookmaru.api.book;

import org.jspecify.annotations.NullMarked;
