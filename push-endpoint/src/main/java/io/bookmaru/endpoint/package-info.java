/// Which URLs a stranger may have us call as a push service.
@NullMarked
package io.bookmaru.endpoint;

import org.jspecify.annotations.NullMarked;
