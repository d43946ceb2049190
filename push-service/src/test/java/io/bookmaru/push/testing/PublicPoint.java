package io.bookmaru.push.testing;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/// Reads an uncompressed P-256 point by putting the constant beginning of an X.509 key before it.
final class PublicPoint {
    private static final byte[] X509_PREFIX =
            HexFormat.of().parseHex("3059301306072a8648ce3d020106082a8648ce3d030107034200");

    private PublicPoint() {}

    static PublicKey read(byte[] point) throws GeneralSecurityException {
        if (point.length != 65) throw new GeneralSecurityException(point.length + " bytes");
        var encoded = Arrays.copyOf(X509_PREFIX, X509_PREFIX.length + point.length);
        System.arraycopy(point, 0, encoded, X509_PREFIX.length, point.length);
        return KeyFactory.getInstance("EC", "SunEC")
                .generatePublic(new X509EncodedKeySpec(encoded));
    }
}
