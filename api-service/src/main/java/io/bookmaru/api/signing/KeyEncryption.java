package io.bookmaru.api.signing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.jwk.RSAKey;
import java.text.ParseException;
import org.springframework.stereotype.Component;

/// Pairs as they are stored, each sealed under its id.
@Component
class KeyEncryption {
    private final SealedBytes sealed;

    KeyEncryption(SealedBytes sealed) {
        this.sealed = sealed;
    }

    byte[] encrypt(RSAKey pair) {
        return sealed.seal(pair.getKeyID(), pair.toJSONString().getBytes(UTF_8));
    }

    RSAKey decrypt(String id, byte[] encrypted) {
        try {
            return RSAKey.parse(new String(sealed.open(id, encrypted), UTF_8));
        } catch (IllegalStateException | IllegalArgumentException | ParseException e) {
            throw new IllegalStateException(
                    "Signing key "
                            + id
                            + " cannot be decrypted (expected: the bookmaru.signing.secret that it"
                            + " was stored with, here or in other-secrets)");
        }
    }
}
