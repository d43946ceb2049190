/// Which browsers a member wants to be told in. Asked for by api-service over Kafka.
@NullMarked
package io.bookmaru.push.subscription;

import org.jspecify.annotations.NullMarked;
