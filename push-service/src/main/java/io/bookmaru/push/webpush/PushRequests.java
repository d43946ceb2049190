package io.bookmaru.push.webpush;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/// Encrypts and signs messages. Safe to use from many threads.
@Component
public class PushRequests {
    private final MessageEncryption encryption = new MessageEncryption();
    private final VapidTokens tokens;
    private final WebPushProperties properties;

    PushRequests(VapidTokens tokens, WebPushProperties properties) {
        this.tokens = tokens;
        this.properties = properties;
    }

    /// Outside of the service, with its defaults.
    ///
    /// @param subject `mailto:` or `https:`
    public static PushRequests of(URI subject, Clock clock) {
        return new PushRequests(
                new VapidTokens(new VapidProperties(null, List.of(), subject), clock),
                new WebPushProperties(
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(10),
                        DataSize.ofBytes(2000),
                        null));
    }

    /// @throws IllegalArgumentException when the message is too long, before anything is encrypted
    public PushRequest of(PushMessage message) {
        var limit = properties.maxPlaintext().toBytes();
        if (message.plaintext().length > limit) {
            throw new IllegalArgumentException(
                    "message of %d bytes (expected: <= %d)"
                            .formatted(message.plaintext().length, limit));
        }
        return new PushRequest(
                message.endpoint(),
                Map.of(
                        "Authorization", tokens.authorization(message.endpoint(), message.sender()),
                        "TTL", Long.toString(message.timeToLive().toSeconds()),
                        "Urgency", message.urgency().headerValue(),
                        "Topic", message.topic(),
                        "Content-Encoding", "aes128gcm",
                        "Content-Type", "application/octet-stream"),
                encryption.encrypt(message.plaintext(), message.receiver()));
    }
}
