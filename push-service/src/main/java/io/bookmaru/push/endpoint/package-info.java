/// Where the name of a push service may lead, and how an endpoint is named in a log.
@NullMarked
package io.bookmaru.push.endpoint;

import org.jspecify.annotations.NullMarked;
