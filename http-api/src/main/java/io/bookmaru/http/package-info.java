/// What every HTTP API of Bookmaru owes its callers: verified tokens, problem details (RFC 9457),
/// pages.
@NullMarked
package io.bookmaru.http;

import org.jspecify.annotations.NullMarked;
