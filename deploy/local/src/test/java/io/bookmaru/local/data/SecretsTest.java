package io.bookmaru.local.data;

import static io.bookmaru.local.data.DataFolderTest.permissions;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    @TempDir Path folder;

    @Test
    void stayTheSame() throws Exception {
        var password = Secrets.in(folder).password("postgres");
        var key = Files.readString(Secrets.in(folder).vapidKey());

        assertThat(Secrets.in(folder).password("postgres")).isEqualTo(password).hasSize(24);
        assertThat(Secrets.in(folder).password("other")).isNotEqualTo(password);
        assertThat(Secrets.in(folder).vapidKey()).hasContent(key);
    }

    @Test
    void areWhatTheyWereSetTo() throws Exception {
        Secrets.in(folder).password("admin");
        Secrets.in(folder).keepPassword("admin", "chosen");

        assertThat(Secrets.in(folder).password("admin")).isEqualTo("chosen");
    }

    @Test
    void areReadableForTheirOwnerOnly() throws Exception {
        var secrets = Secrets.in(folder.resolve("secrets"));
        secrets.password("admin");
        secrets.vapidKey();

        assertThat(permissions(folder.resolve("secrets"))).isEqualTo("rwx------");
        try (var files = Files.list(folder.resolve("secrets"))) {
            for (var file : files.toList()) {
                assertThat(permissions(file)).as(file.toString()).isEqualTo("rw-------");
            }
        }
    }

    @Test
    void areKeysOfTheKindThatTheStandardNames() throws Exception {
        var vapid = (ECPrivateKey) key(Secrets.in(folder).vapidKey(), "EC");

        assertThat(vapid.getParams().toString()).contains("secp256r1");
    }

    private static PrivateKey key(Path pem, String algorithm) throws Exception {
        var base64 = Files.readString(pem).replaceAll("-----[A-Z ]+-----|\\s", "");
        return KeyFactory.getInstance(algorithm)
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
    }
}
