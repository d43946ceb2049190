package io.bookmaru.api.signing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import java.util.List;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.security.crypto.encrypt.Encryptors;
import org.springframework.stereotype.Component;

/// What the database keeps and must not tell: AES-256-GCM under the configured secret. The name is
/// the salt, so that what is stored under one cannot be put in the place of another.
@Component
public class SealedBytes {
    private final String secret;
    private final List<String> otherSecrets;

    SealedBytes(SigningProperties properties) {
        this.secret = properties.secret();
        this.otherSecrets = properties.otherSecrets();
    }

    public byte[] seal(String name, byte[] bytes) {
        return encryptor(secret, name).encrypt(bytes);
    }

    /// @throws IllegalStateException when it was sealed under another name, or a secret that is
    ///   neither the current one nor one of the others
    public byte[] open(String name, byte[] sealed) {
        try {
            return encryptor(secret, name).decrypt(sealed);
        } catch (IllegalStateException e) {
            for (var other : otherSecrets) {
                try {
                    return encryptor(other, name).decrypt(sealed);
                } catch (IllegalStateException alsoNot) {
                    e.addSuppressed(alsoNot);
                }
            }
            throw e;
        }
    }

    private static BytesEncryptor encryptor(String secret, String name) {
        return Encryptors.stronger(secret, HexFormat.of().formatHex(name.getBytes(UTF_8)));
    }
}
