/// Access tokens that api-service has not issued, and requests that only look as if they had one.
/// No service may accept any of them.
@NullMarked
package io.bookmaru.testing.forgery;

import org.jspecify.annotations.NullMarked;
