package io.bookmaru.push.webpush;

import java.util.Locale;

/// How much a message is worth to a device that saves its battery (RFC 8030 §5.3).
public enum Urgency {
    VERY_LOW,
    LOW,
    NORMAL,
    HIGH;

    String headerValue() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
