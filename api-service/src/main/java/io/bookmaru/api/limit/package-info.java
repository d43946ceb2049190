/// How often something may be tried, counted in the database so that all instances count together.
@NullMarked
package io.bookmaru.api.limit;

import org.jspecify.annotations.NullMarked;
