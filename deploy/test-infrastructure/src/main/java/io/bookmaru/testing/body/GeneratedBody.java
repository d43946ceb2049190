package io.bookmaru.testing.body;

import static java.nio.charset.StandardCharsets.UTF_8;

/// @param kind how it was made
/// @param contentType none when empty
/// @param privileged has a field besides those of the endpoint, one that no caller may set
record GeneratedBody(String kind, String contentType, byte[] bytes, boolean privileged) {
    private static final int SHOWN = 200;

    static GeneratedBody json(String kind, String text) {
        return new GeneratedBody(kind, "application/json", text.getBytes(UTF_8), false);
    }

    static GeneratedBody bytes(String kind, byte[] bytes) {
        return new GeneratedBody(kind, "application/json", bytes, false);
    }

    GeneratedBody asPrivileged() {
        return new GeneratedBody(kind, contentType, bytes, true);
    }

    @Override
    public String toString() {
        var text = new String(bytes, UTF_8);
        return kind
                + " ("
                + contentType
                + "): "
                + (text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text);
    }
}
