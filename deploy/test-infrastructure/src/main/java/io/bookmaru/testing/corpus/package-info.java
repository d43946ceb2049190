/// Records that no well-meaning producer sends, and what must become of them in every listener
/// there is.
@NullMarked
package io.bookmaru.testing.corpus;

import org.jspecify.annotations.NullMarked;
