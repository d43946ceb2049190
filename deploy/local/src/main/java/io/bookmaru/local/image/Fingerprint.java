package io.bookmaru.local.image;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// Tells one content of a jar from another, and one JDK from another. A jar's date does not.
final class Fingerprint {

    static String of(Path jar) throws IOException {
        var digest = sha256();
        digest.update(Runtime.version().toString().getBytes(UTF_8));
        try (var file = new ZipFile(jar.toFile())) {
            file.stream()
                    .map(entry -> entry.getName() + " " + entry.getCrc() + "\n")
                    .forEach(line -> digest.update(line.getBytes(UTF_8)));
        } catch (ZipException e) {
            throw new IOException(jar + " is broken: " + e.getMessage(), e);
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 8);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Fingerprint() {}
}
