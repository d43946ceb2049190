/// Publishes current reactions again, for a consumer that has lost them.
@NullMarked
package io.bookmaru.api.republication;

import org.jspecify.annotations.NullMarked;
