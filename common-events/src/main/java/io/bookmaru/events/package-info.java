/// What the services tell each other: topic names and facts, as plain values.
///
/// Fields are added, never changed or removed. A breaking change is a new topic version beside the
/// old one until every reader has moved. Readers ignore fields they do not know.
@NullMarked
package io.bookmaru.events;

import org.jspecify.annotations.NullMarked;
