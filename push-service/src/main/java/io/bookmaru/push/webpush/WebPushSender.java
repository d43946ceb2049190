package io.bookmaru.push.webpush;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Hands messages to push services (RFC 8030 §5). Safe to use from many threads; each call blocks
/// until there is an answer, at most for [WebPushProperties#timeout()].
@Component
public class WebPushSender {
    private static final int RESPONSE_BYTES = 1024;

    private final MessageEncryption encryption = new MessageEncryption();
    private final VapidTokens tokens;
    private final WebPushProperties properties;
    private final Clock clock;
    private final HttpClient http;

    WebPushSender(VapidTokens tokens, WebPushProperties properties, Clock clock) {
        this.tokens = tokens;
        this.properties = properties;
        this.clock = clock;
        this.http = client(properties);
    }

    /// Never throws for what a push service does or fails to do. A message sent again after
    /// [PushOutcome.RetryLater] may arrive twice; the same topic lets the second replace the first.
    ///
    /// @throws IllegalArgumentException when the message is too long, before anything is encrypted
    public PushOutcome send(PushMessage message) {
        var limit = properties.maxPlaintext().toBytes();
        if (message.plaintext().length > limit) {
            throw new IllegalArgumentException(
                    "message of %d bytes (expected: <= %d)"
                            .formatted(message.plaintext().length, limit));
        }
        return exchange(request(message));
    }

    private HttpRequest request(PushMessage message) {
        var body = encryption.encrypt(message.plaintext(), message.receiver());
        return HttpRequest.newBuilder(message.endpoint())
                .header("Authorization", tokens.authorization(message.endpoint()))
                .header("TTL", Long.toString(message.timeToLive().toSeconds()))
                .header("Urgency", message.urgency().headerValue())
                .header("Topic", message.topic())
                .header("Content-Encoding", "aes128gcm")
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofByteArray(body))
                .build();
    }

    /// The client's own timeout ends with the response's headers; this one counts to the end.
    private PushOutcome exchange(HttpRequest request) {
        var response = http.sendAsync(request, _ -> new FirstBytes(RESPONSE_BYTES));
        try {
            return outcome(response.get(properties.timeout().toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            response.cancel(true);
            return new PushOutcome.RetryLater(null, "timeout");
        } catch (InterruptedException e) {
            response.cancel(true);
            Thread.currentThread().interrupt();
            return new PushOutcome.RetryLater(null, "interrupted");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                return new PushOutcome.RetryLater(null, failure.getClass().getSimpleName());
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private PushOutcome outcome(HttpResponse<?> response) {
        var status = response.statusCode();
        return switch (status) {
            case 200, 201, 202 -> new PushOutcome.Accepted();
            case 404, 410 -> new PushOutcome.Gone(status);
            case 408, 429 -> retryLater(response);
            default -> status >= 500 ? retryLater(response) : new PushOutcome.Rejected(status);
        };
    }

    private PushOutcome retryLater(HttpResponse<?> response) {
        return new PushOutcome.RetryLater(after(response), Integer.toString(response.statusCode()));
    }

    private @Nullable Duration after(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Retry-After")
                .map(value -> RetryAfter.parse(value, clock.instant()))
                .orElse(null);
    }

    /// No redirects and no proxy: either would lead a request to where the endpoint's check did not
    /// look.
    private static HttpClient client(WebPushProperties properties) {
        var builder =
                HttpClient.newBuilder()
                        .connectTimeout(properties.connectTimeout())
                        .followRedirects(Redirect.NEVER)
                        .proxy(HttpClient.Builder.NO_PROXY);
        var extraCa = properties.extraCa();
        return (extraCa == null ? builder : builder.sslContext(TrustedCertificates.with(extraCa)))
                .build();
    }
}
