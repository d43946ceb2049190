package io.bookmaru.push.webpush;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What became of a message.
public sealed interface PushOutcome {

    /// The push service has it (RFC 8030 §5: 201). Whether the browser shows it is not known.
    record Accepted() implements PushOutcome {}

    /// The subscription does not exist any more (RFC 8030 §7.3: 404 or 410).
    record Gone(int status) implements PushOutcome {}

    /// Temporary: too many requests, the push service is in trouble, or there was no answer.
    ///
    /// @param after as asked for with `Retry-After`; null when left to us
    /// @param reason a status or the name of a failure
    record RetryLater(@Nullable Duration after, String reason) implements PushOutcome {}

    /// Permanent for this message. Says nothing against the subscription: 401 and 403 are about our
    /// key (RFC 8292 §4.2), 413 about our message.
    record Rejected(int status) implements PushOutcome {}
}
