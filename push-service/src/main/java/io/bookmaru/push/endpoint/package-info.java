/// Which URLs a stranger may have us call.
@NullMarked
package io.bookmaru.push.endpoint;

import org.jspecify.annotations.NullMarked;
