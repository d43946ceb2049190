package io.bookmaru.push.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;

/// A private key for `bookmaru.vapid.private-key`: one that lasts as long as this JVM, so that what
/// a test plants can name it, or a new one.
public final class VapidKeyFile {
    private static final KeyPair KEYS = newKeys();

    private VapidKeyFile() {}

    /// Writes `vapid.pem` into the folder.
    public static Path in(Path folder) {
        return write(folder.resolve("vapid.pem"), KEYS);
    }

    /// What the service calls the key of [#in].
    public static String id() {
        return id(KEYS);
    }

    /// Writes a key that nobody else has.
    ///
    /// @return what the service calls it
    public static String another(Path file) {
        var keys = newKeys();
        write(file, keys);
        return id(keys);
    }

    private static String id(KeyPair keys) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(Browser.point(keys));
            return Base64.getUrlEncoder().encodeToString(Arrays.copyOf(hash, 9));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair newKeys() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path write(Path file, KeyPair keys) {
        var pkcs8 = keys.getPrivate().getEncoded();
        var base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(pkcs8);
        try {
            return Files.writeString(
                    file,
                    "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
                            .formatted(base64));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
