/// What a run leaves on disk: whose folder it is, and the secrets in it.
@NullMarked
package io.bookmaru.local.data;

import org.jspecify.annotations.NullMarked;
