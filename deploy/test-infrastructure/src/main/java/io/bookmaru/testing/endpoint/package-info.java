/// A table of a service's endpoints: what each answers to whom, and a body that it accepts. An
/// endpoint that the table does not have fails the test, and so does a row without an endpoint.
@NullMarked
package io.bookmaru.testing.endpoint;

import org.jspecify.annotations.NullMarked;
