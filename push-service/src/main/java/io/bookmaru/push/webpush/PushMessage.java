package io.bookmaru.push.webpush;

import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;

/// One message for one browser.
///
/// @param endpoint where its push service takes messages; the caller has checked it
/// @param sender the key that the browser subscribed for
/// @param plaintext what the service worker will read
/// @param timeToLive how long the push service keeps it for a browser that is away, in whole
///   seconds (RFC 8030 §5.2)
/// @param topic a later message with the same topic replaces this one while it waits: at most 32
///   characters of base64url (RFC 8030 §5.4)
public record PushMessage(
        URI endpoint,
        ReceiverKeys receiver,
        VapidKey sender,
        byte[] plaintext,
        Duration timeToLive,
        Urgency urgency,
        String topic) {
    private static final Pattern TOPIC = Pattern.compile("[A-Za-z0-9_-]{1,32}");

    public PushMessage {
        if (!TOPIC.matcher(topic).matches()) {
            throw new IllegalArgumentException(
                    "topic: %s (expected: 1 to 32 characters of base64url)".formatted(topic));
        }
    }
}
