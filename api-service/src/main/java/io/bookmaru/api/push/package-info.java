/// Browsers that want web pushes: asked of push-service over Kafka.
@NullMarked
package io.bookmaru.api.push;

import org.jspecify.annotations.NullMarked;
