/// Giveaways that members have won.
@NullMarked
package io.bookmaru.push.giveaway;

import org.jspecify.annotations.NullMarked;
