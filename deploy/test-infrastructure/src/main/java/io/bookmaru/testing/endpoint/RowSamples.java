package io.bookmaru.testing.endpoint;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The `$names` of one row and what stands for them.
final class RowSamples {
    private static final Pattern NAME = Pattern.compile("\\$([A-Za-z]+)");
    private static final String AT_EACH_CALL = "new";

    private final Samples samples;
    private final Cast cast;
    private final Map<String, String> known = new ConcurrentHashMap<>();

    RowSamples(Samples samples) {
        this.samples = samples;
        this.cast = samples.cast();
    }

    Cast cast() {
        return cast;
    }

    String fill(String text) {
        return NAME.matcher(text).replaceAll(m -> Matcher.quoteReplacement(value(m.group(1))));
    }

    private String value(String name) {
        if (name.startsWith(AT_EACH_CALL)) return samples.of(name, cast);
        return known.computeIfAbsent(name, n -> samples.of(n, cast));
    }
}
