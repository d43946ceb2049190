/// Parents who have an account.
@NullMarked
package io.bookmaru.api.member;

import org.jspecify.annotations.NullMarked;
