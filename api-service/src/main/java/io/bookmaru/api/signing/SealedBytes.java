package io.bookmaru.api.signing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.security.crypto.encrypt.Encryptors;
import org.springframework.stereotype.Component;

/// What the database keeps and must not tell: AES-256-GCM under the configured secret. The name is
/// the salt, so that what is stored under one cannot be put in the place of another.
@Component
public class SealedBytes {
    private final String secret;

    SealedBytes(SigningProperties properties) {
        this.secret = properties.secret();
    }

    public byte[] seal(String name, byte[] bytes) {
        return encryptor(name).encrypt(bytes);
    }

    /// @throws IllegalStateException when it was sealed under another name or secret
    public byte[] open(String name, byte[] sealed) {
        return encryptor(name).decrypt(sealed);
    }

    private BytesEncryptor encryptor(String name) {
        return Encryptors.stronger(secret, HexFormat.of().formatHex(name.getBytes(UTF_8)));
    }
}
