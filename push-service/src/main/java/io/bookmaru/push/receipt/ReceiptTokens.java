package io.bookmaru.push.receipt;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Lets a service worker, which has no member's token, speak for the one push that it was sent: the
/// delivery's id and 128 bits of an HMAC of it. Nobody else knows the token, since pushes are
/// encrypted.
@Component
public class ReceiptTokens {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int ID_BYTES = 8;
    private static final int MAC_BYTES = 16;
    private static final int LENGTH = 32;

    private final SecretKeySpec key;

    ReceiptTokens(JdbcClient jdbc) {
        key =
                new SecretKeySpec(
                        jdbc.sql("select key from receipt_key").query(byte[].class).single(),
                        ALGORITHM);
    }

    /// 32 characters, base64url; the same whenever it is asked for.
    public String of(long deliveryId) {
        var id = ByteBuffer.allocate(ID_BYTES).putLong(deliveryId).array();
        var token = ByteBuffer.allocate(ID_BYTES + MAC_BYTES).put(id).put(mac(id)).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /// The delivery's id; empty for what [#of] has not made.
    OptionalLong read(String token) {
        if (token.length() != LENGTH) return OptionalLong.empty();
        try {
            var bytes = Base64.getUrlDecoder().decode(token);
            var id = Arrays.copyOf(bytes, ID_BYTES);
            var mac = Arrays.copyOfRange(bytes, ID_BYTES, bytes.length);
            if (!MessageDigest.isEqual(mac, mac(id))) return OptionalLong.empty();
            return OptionalLong.of(ByteBuffer.wrap(id).getLong());
        } catch (IllegalArgumentException e) {
            return OptionalLong.empty();
        }
    }

    private byte[] mac(byte[] id) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Arrays.copyOf(mac.doFinal(id), MAC_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
