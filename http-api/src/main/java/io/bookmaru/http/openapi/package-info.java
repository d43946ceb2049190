/// The OpenAPI description of a service: what its controllers do not say, from a file.
@NullMarked
package io.bookmaru.http.openapi;

import org.jspecify.annotations.NullMarked;
