package io.bookmaru.push.webpush;

import java.util.Map;
import org.springframework.stereotype.Component;

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
                        "Authorization", tokens.authorization(message.endpoint()),
                        "TTL", Long.toString(message.timeToLive().toSeconds()),
                        "Urgency", message.urgency().headerValue(),
                        "Topic", message.topic(),
                        "Content-Encoding", "aes128gcm",
                        "Content-Type", "application/octet-stream"),
                encryption.encrypt(message.plaintext(), message.receiver()));
    }
}
