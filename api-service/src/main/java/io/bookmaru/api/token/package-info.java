/// Access tokens that every service can verify by itself, and the refresh tokens that renew them.
@NullMarked
package io.bookmaru.api.token;

import org.jspecify.annotations.NullMarked;
