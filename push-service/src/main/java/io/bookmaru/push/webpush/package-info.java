/// Sends one encrypted message to one browser (RFC 8030, 8188, 8291, 8292). Knows no Kafka and no
/// database.
@NullMarked
package io.bookmaru.push.webpush;

import org.jspecify.annotations.NullMarked;
