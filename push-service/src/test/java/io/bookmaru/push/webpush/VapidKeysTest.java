package io.bookmaru.push.webpush;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.bookmaru.push.testing.VapidKeyFile;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.interfaces.ECPublicKey;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VapidKeysTest {

    @TempDir Path folder;

    @Test
    void findsThePublicKeyThatBelongsToThePrivateOne() throws Exception {
        var pair = P256.newKeyPair();
        var file = folder.resolve("vapid.pem");
        Files.writeString(file, pem(pair.getPrivate().getEncoded()));

        var point = Base64.getUrlDecoder().decode(keys(file).current().publicKey());

        assertThat(point).isEqualTo(P256.point((ECPublicKey) pair.getPublic()));
    }

    @Test
    void findsThePublicKeyWhenTheFileHoldsOnlyThePrivateOne() {
        var keys = keys(VapidKeyFile.in(folder));

        assertThat(Base64.getUrlDecoder().decode(keys.current().publicKey()))
                .hasSize(65)
                .startsWith(4);
    }

    @Test
    void areNamedByWhatTheyAre() {
        var file = VapidKeyFile.in(folder);
        var first = keys(file).current().id();
        var second = keys(file).current().id();
        var other = VapidKeyFile.another(folder.resolve("other.pem"));

        assertThat(first).isEqualTo(second).isEqualTo(VapidKeyFile.id()).isNotEqualTo(other);
    }

    @Test
    void areFoundByTheirIdsAndTheirPublicKeys() {
        var otherFile = folder.resolve("other.pem");
        var other = VapidKeyFile.another(otherFile);
        var keys = keys(VapidKeyFile.in(folder), otherFile);

        assertThat(keys.all()).extracting(VapidKey::id).containsExactly(VapidKeyFile.id(), other);
        assertThat(keys.find(other).flatMap(key -> keys.ofPublicKey(key.publicKey())))
                .map(VapidKey::id)
                .contains(other);
        assertThat(keys.find("of somebody else")).isEmpty();
    }

    @Test
    void refuseToStartWithoutAKey() {
        assertThatIllegalStateException()
                .isThrownBy(() -> keys(null))
                .withMessageStartingWith("bookmaru.vapid.private-key is not set (expected: a PEM");
    }

    @Test
    void refuseToStartWithoutTheFile() {
        assertThatIllegalStateException()
                .isThrownBy(() -> keys(folder.resolve("missing.pem")))
                .withMessageContaining("missing.pem (expected: a PEM file, made with: openssl");
    }

    @Test
    void refuseToStartWithSomethingElse() throws Exception {
        var file = Files.writeString(folder.resolve("vapid.pem"), "not a key");

        assertThatIllegalStateException().isThrownBy(() -> keys(file));
    }

    private static VapidKeys keys(Path file, Path... others) {
        return new VapidKeys(
                new VapidProperties(
                        file, List.of(others), URI.create("mailto:admin@bookmaru.local")));
    }

    private static String pem(byte[] pkcs8) {
        return """
        -----BEGIN PRIVATE KEY-----
        %s
        -----END PRIVATE KEY-----
        """
                .formatted(Base64.getMimeEncoder().encodeToString(pkcs8));
    }
}
