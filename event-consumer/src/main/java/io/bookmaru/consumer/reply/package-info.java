/// Request and reply over Kafka, right with any number of asking instances: each reads all replies
/// and takes those to its own requests.
@NullMarked
package io.bookmaru.consumer.reply;

import org.jspecify.annotations.NullMarked;
