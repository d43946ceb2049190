/// Posts and the comments on them.
@NullMarked
package io.bookmaru.api.post;

import org.jspecify.annotations.NullMarked;
