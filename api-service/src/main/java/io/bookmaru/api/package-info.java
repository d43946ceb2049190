/// The only writer of members, children, books, reactions, posts, comments, profiles and reviews.
/// Every change that others need to know is published through the outbox.
@NullMarked
package io.bookmaru.api;

import org.jspecify.annotations.NullMarked;
