/// This service's copy of the catalogue, as api-service tells it.
@NullMarked
package io.bookmaru.preference.book;

import org.jspecify.annotations.NullMarked;
