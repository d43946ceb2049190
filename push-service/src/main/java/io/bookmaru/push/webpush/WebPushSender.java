package io.bookmaru.push.webpush;

import io.bookmaru.push.webpush.AddressLookup.OffLimitsException;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeoutException;
import org.apache.hc.core5.http.HttpResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Hands messages to push services (RFC 8030 §5). Safe to use from many threads; each call blocks
/// until there is an answer, at most for [WebPushProperties#timeout()].
@Component
public class WebPushSender {
    private final PushRequests requests;
    private final Clock clock;
    private final PushClient http;

    WebPushSender(
            PushRequests requests,
            AddressLookup addresses,
            WebPushProperties properties,
            Clock clock) {
        this.requests = requests;
        this.clock = clock;
        this.http = new PushClient(addresses, properties);
    }

    /// Never throws for what a push service does or fails to do. A message sent again after
    /// [PushOutcome.RetryLater] may arrive twice; the same topic lets the second replace the first.
    ///
    /// @throws IllegalArgumentException when the message is too long, before anything is encrypted
    public PushOutcome send(PushMessage message) {
        var request = requests.of(message);
        try {
            return outcome(http.post(request));
        } catch (OffLimitsException e) {
            return new PushOutcome.OffLimits();
        } catch (TimeoutException e) {
            return new PushOutcome.RetryLater(null, "timeout");
        } catch (IOException e) {
            return new PushOutcome.RetryLater(null, e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new PushOutcome.RetryLater(null, "interrupted");
        }
    }

    @PreDestroy
    void close() {
        http.close();
    }

    private PushOutcome outcome(HttpResponse response) {
        var status = response.getCode();
        return switch (status) {
            case 200, 201, 202 -> new PushOutcome.Accepted();
            case 404, 410 -> new PushOutcome.Gone(status);
            case 401, 403 -> new PushOutcome.KeyRefused(status);
            // 406 is how Windows' push service throttles.
            case 406, 408, 429 -> retryLater(response);
            default -> status >= 500 ? retryLater(response) : new PushOutcome.Rejected(status);
        };
    }

    private PushOutcome retryLater(HttpResponse response) {
        return new PushOutcome.RetryLater(after(response), Integer.toString(response.getCode()));
    }

    /// A date is read by the push service's own clock as well, when it tells the time: ours may be
    /// ahead.
    private @Nullable Duration after(HttpResponse response) {
        var value = response.getFirstHeader("Retry-After");
        if (value == null) return null;
        var now = clock.instant();
        var date = response.getFirstHeader("Date");
        var theirs = date == null ? null : RetryAfter.date(date.getValue());
        return RetryAfter.parse(value.getValue(), earlier(now, theirs));
    }

    private static Instant earlier(Instant one, @Nullable Instant other) {
        return other != null && other.isBefore(one) ? other : one;
    }
}
