package io.bookmaru.local.image;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// Tells one content of jars from another, and one JDK from another. A jar's date does not.
final class Fingerprint {

    /// Folders of classes count by their path only.
    static String of(Path... jars) throws IOException {
        var digest = sha256();
        add(digest, Runtime.version().toString());
        for (var jar : jars) {
            if (Files.isDirectory(jar)) add(digest, jar.toString());
            else addEntries(digest, jar);
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 8);
    }

    private static void addEntries(MessageDigest digest, Path jar) throws IOException {
        try (var file = new ZipFile(jar.toFile())) {
            file.stream().forEach(entry -> add(digest, entry.getName() + " " + entry.getCrc()));
        } catch (ZipException e) {
            throw new IOException(jar + " is broken: " + e.getMessage(), e);
        }
    }

    private static void add(MessageDigest digest, String line) {
        digest.update((line + "\n").getBytes(UTF_8));
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
