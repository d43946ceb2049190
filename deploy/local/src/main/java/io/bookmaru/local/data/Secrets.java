package io.bookmaru.local.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/// Passwords and keys, made when first asked for and kept in files of their owner.
public final class Secrets {
    private static final int PASSWORD_BYTES = 18;

    private final Path folder;
    private final SecureRandom random = new SecureRandom();

    private Secrets(Path folder) {
        this.folder = folder;
    }

    public static Secrets in(Path folder) throws IOException {
        Files.setPosixFilePermissions(Files.createDirectories(folder), OwnerOnly.FOLDER);
        return new Secrets(folder);
    }

    /// 24 characters that need no quoting anywhere, unless another one was kept.
    public String password(String name) throws IOException {
        var file = passwordFile(name);
        if (!Files.exists(file)) {
            var bytes = new byte[PASSWORD_BYTES];
            random.nextBytes(bytes);
            keepPassword(name, Base64.getUrlEncoder().encodeToString(bytes));
        }
        return Files.readString(file);
    }

    public void keepPassword(String name, String password) throws IOException {
        OwnerOnly.write(passwordFile(name), password);
    }

    /// Signs what push services are told (RFC 8292): PKCS#8 in PEM.
    public Path vapidKey() throws IOException {
        var file = folder.resolve("vapid.pem");
        if (Files.exists(file)) return file;
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            OwnerOnly.write(file, pem(generator.generateKeyPair().getPrivate().getEncoded()));
            return file;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(byte[] key) {
        return """
        -----BEGIN PRIVATE KEY-----
        %s
        -----END PRIVATE KEY-----
        """
                .formatted(Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key));
    }

    private Path passwordFile(String name) {
        return folder.resolve(name + ".password");
    }
}
