/// push-service: subscriptions, notifications and their delivery as encrypted web pushes.
@NullMarked
package io.bookmaru.push;

import org.jspecify.annotations.NullMarked;
