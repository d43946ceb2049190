package io.bookmaru.api.signing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.jwk.RSAKey;
import java.text.ParseException;
import java.util.HexFormat;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.security.crypto.encrypt.Encryptors;
import org.springframework.stereotype.Component;

/// AES-256-GCM under the configured secret. The key's id is the salt, so that what is stored for
/// one key cannot be put in the place of another.
@Component
class KeyEncryption {
    private final String secret;

    KeyEncryption(SigningProperties properties) {
        this.secret = properties.secret();
    }

    byte[] encrypt(RSAKey pair) {
        return encryptor(pair.getKeyID()).encrypt(pair.toJSONString().getBytes(UTF_8));
    }

    RSAKey decrypt(String id, byte[] encrypted) {
        try {
            return RSAKey.parse(new String(encryptor(id).decrypt(encrypted), UTF_8));
        } catch (IllegalStateException | IllegalArgumentException | ParseException e) {
            throw new IllegalStateException(
                    "Signing key "
                            + id
                            + " cannot be decrypted (expected: the bookmaru.signing.secret that it"
                            + " was stored with)");
        }
    }

    private BytesEncryptor encryptor(String id) {
        return Encryptors.stronger(secret, HexFormat.of().formatHex(id.getBytes(UTF_8)));
    }
}
