/// Reviews of books, and what their authors tell of the reader.
@NullMarked
package io.bookmaru.api.review;

import org.jspecify.annotations.NullMarked;
