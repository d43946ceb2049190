package io.bookmaru.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/// The key pair that signs tokens in this JVM, in the two files that services read.
final class TestKey {
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----\n";
    private static final String END = "\n-----END PRIVATE KEY-----\n";

    static final RSAKey PAIR = generate();

    /// Private half, PKCS#8 in PEM, as api-service is given it.
    static final Path PRIVATE = write("token-signing", ".pem", pem(PAIR));

    /// Public half, as api-service publishes it.
    static final Path PUBLIC = write("token-keys", ".json", new JWKSet(PAIR).toString(true));

    /// A pair of its own; no service trusts it.
    static RSAKey generate() {
        try {
            return new RSAKeyGenerator(2048).keyIDFromThumbprint(true).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(RSAKey pair) {
        try {
            var encoder = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII));
            return BEGIN + encoder.encodeToString(pair.toPrivateKey().getEncoded()) + END;
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path write(String name, String suffix, String content) {
        try {
            var file = Files.createTempFile("bookmaru-test-" + name, suffix);
            file.toFile().deleteOnExit();
            return Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private TestKey() {}
}
