/// What integration tests stand on: real servers, tokens that verify, a clock that can be set.
@NullMarked
package io.bookmaru.testing;

import org.jspecify.annotations.NullMarked;
