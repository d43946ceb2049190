package io.bookmaru.api.signing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;

/// RSA key pairs, each named by its thumbprint (RFC 7638).
class KeyPairs {
    private static final int BITS = 2048;

    private KeyPairs() {}

    static RSAKey generate() {
        try {
            return new RSAKeyGenerator(BITS)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyUse(KeyUse.SIGNATURE)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("No RSA key pair can be made", e);
        }
    }

    /// @param pem PKCS#8
    static RSAKey read(Path pem) {
        try {
            var keys = KeyFactory.getInstance("RSA");
            var encoded = new PKCS8EncodedKeySpec(decode(Files.readString(pem)));
            var privateKey = (RSAPrivateCrtKey) keys.generatePrivate(encoded);
            var publicKey =
                    (RSAPublicKey)
                            keys.generatePublic(
                                    new RSAPublicKeySpec(
                                            privateKey.getModulus(),
                                            privateKey.getPublicExponent()));
            return new RSAKey.Builder(publicKey)
                    .privateKey(privateKey)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyUse(KeyUse.SIGNATURE)
                    .keyIDFromThumbprint()
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException | JOSEException e) {
            throw new IllegalStateException(pem + " has no RSA key in PKCS#8", e);
        }
    }

    private static byte[] decode(String pem) {
        var base64 =
                pem.replace("-----BEGIN PRIVATE KEY-----", "")
                        .replace("-----END PRIVATE KEY-----", "");
        return Base64.getMimeDecoder().decode(base64);
    }
}
