/// Comments on a member's post: the first one is told at once, those that follow soon as one
/// update.
@NullMarked
package io.bookmaru.push.comment;

import org.jspecify.annotations.NullMarked;
