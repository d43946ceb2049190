package io.bookmaru.api.reaction;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How changes of reactions are committed in groups.
///
/// @param writers groups that are committed at the same time, each with a connection of the pool
/// @param groupSize changes in one transaction at most
/// @param queueSize changes that may wait for a group; what comes beyond is refused with 503
/// @param patience how long a request waits for its commit before it is answered with 503; the
///   change may still be made after that, and asking again is harmless
@ConfigurationProperties("bookmaru.reaction")
record ReactionProperties(
        @DefaultValue("2") int writers,
        @DefaultValue("512") int groupSize,
        @DefaultValue("4096") int queueSize,
        @DefaultValue("5s") Duration patience) {}
