/// What members are told, kept in their inbox.
@NullMarked
package io.bookmaru.push.notification;

import org.jspecify.annotations.NullMarked;
