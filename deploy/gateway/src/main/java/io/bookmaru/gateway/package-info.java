/// The one address that browsers talk to: it routes, limits and cleans, and proves nothing. Every
/// service checks each token again by itself.
@NullMarked
package io.bookmaru.gateway;

import org.jspecify.annotations.NullMarked;
