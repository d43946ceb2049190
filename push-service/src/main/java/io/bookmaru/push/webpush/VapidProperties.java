package io.bookmaru.push.webpush;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Who we are to a push service.
///
/// @param privateKey PEM file with a PKCS#8 private key of the curve P-256; required. New
///   subscriptions are made for it
/// @param otherKeys such files too: keys that older subscriptions were made for, or that the next
///   ones will be
/// @param subject where a push service's operator can reach ours: a `mailto:` or `https:` URL
@ConfigurationProperties("bookmaru.vapid")
record VapidProperties(
        @Nullable Path privateKey,
        @DefaultValue List<Path> otherKeys,
        @DefaultValue("mailto:admin@bookmaru.local") URI subject) {

    VapidProperties {
        if (!List.of("mailto", "https").contains(subject.getScheme())) {
            throw new IllegalArgumentException(
                    "subject: %s (expected: a mailto: or https: URL)".formatted(subject));
        }
    }
}
