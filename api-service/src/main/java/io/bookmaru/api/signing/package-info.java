/// The key pairs that sign access tokens: made, published, used and removed one after the other.
@NullMarked
package io.bookmaru.api.signing;

import org.jspecify.annotations.NullMarked;
