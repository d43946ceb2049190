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

    /// Our key is not welcome (RFC 8292 §4.2: 401 or 403). The subscription is as good as before.
    record KeyRefused(int status) implements PushOutcome {}

    /// Permanent for this message, and says nothing against the subscription: 400 and 413 are about
    /// our message, a redirect (3xx) is not followed.
    record Rejected(int status) implements PushOutcome {}

    /// The endpoint's name leads where we must not call; nothing was sent, or connected to.
    record OffLimits() implements PushOutcome {}
}
