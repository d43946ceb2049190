/// Request bodies that no front end sends, made from those that an endpoint accepts.
@NullMarked
package io.bookmaru.testing.body;

import org.jspecify.annotations.NullMarked;
