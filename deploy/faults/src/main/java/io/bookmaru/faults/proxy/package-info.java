/// Stands between a service and what it talks to, and is a bad network when it is told to.
@NullMarked
package io.bookmaru.faults.proxy;

import org.jspecify.annotations.NullMarked;
