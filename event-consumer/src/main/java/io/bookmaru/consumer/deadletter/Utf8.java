package io.bookmaru.consumer.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import org.jspecify.annotations.Nullable;

final class Utf8 {

    private Utf8() {}

    /// Null when the bytes are not UTF-8, so that nothing is shown that is not there.
    static @Nullable String text(byte @Nullable [] bytes) {
        if (bytes == null) return null;
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
