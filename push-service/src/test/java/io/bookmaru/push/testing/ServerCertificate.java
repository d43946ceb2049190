package io.bookmaru.push.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// A certificate of its own for `localhost`, made by the JDK's keytool.
///
/// @param file PEM, for those who are to trust it
public record ServerCertificate(SSLContext context, Path file) {
    private static final String PASSWORD = "changeit";

    public static ServerCertificate forLocalhost(Path folder)
            throws IOException, InterruptedException, GeneralSecurityException {
        var store = folder.resolve("localhost.p12");
        keytool(store);
        var keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);

        var encoded =
                Base64.getMimeEncoder().encodeToString(keys.getCertificate("server").getEncoded());
        var file = folder.resolve("localhost.pem");
        Files.writeString(
                file, "-----BEGIN CERTIFICATE-----\n" + encoded + "\n-----END CERTIFICATE-----\n");
        return new ServerCertificate(context, file);
    }

    private static void keytool(Path store) throws IOException, InterruptedException {
        var program = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var made =
                new ProcessBuilder(
                                List.of(
                                        program,
                                        "-genkeypair",
                                        "-alias",
                                        "server",
                                        "-keyalg",
                                        "EC",
                                        "-groupname",
                                        "secp256r1",
                                        "-dname",
                                        "CN=localhost",
                                        "-ext",
                                        "san=dns:localhost",
                                        "-validity",
                                        "2",
                                        "-keystore",
                                        store.toString(),
                                        "-storepass",
                                        PASSWORD))
                        .redirectErrorStream(true)
                        .start();
        var output = new String(made.getInputStream().readAllBytes());
        if (made.waitFor() != 0) throw new IllegalStateException(output);
    }
}
