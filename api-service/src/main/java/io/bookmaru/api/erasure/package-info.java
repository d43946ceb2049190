/// The erasure of a child or an account, until every service has confirmed it.
@NullMarked
package io.bookmaru.api.erasure;

import org.jspecify.annotations.NullMarked;
