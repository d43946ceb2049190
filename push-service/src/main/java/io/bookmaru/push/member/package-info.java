/// What this service knows of a member: how to address them and when not to, and that they are
/// gone.
@NullMarked
package io.bookmaru.push.member;

import org.jspecify.annotations.NullMarked;
