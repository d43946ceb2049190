package io.bookmaru.push.webpush;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyFactory;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class P256Test {

    @RepeatedTest(20)
    void findsThePublicHalfOfAPrivateKey() throws Exception {
        var keys = P256.newKeyPair();

        var found = P256.publicKeyOf(keys.getPrivate());

        assertThat(P256.point(found)).isEqualTo(P256.point((ECPublicKey) keys.getPublic()));
    }

    /// r or s is shorter than 32 bytes in one of 128 signatures.
    @Test
    void signsAsTheJdkReadsIt() throws Exception {
        var keys = P256.newKeyPair();
        var publicKey =
                KeyFactory.getInstance("EC", "SunEC")
                        .generatePublic(new X509EncodedKeySpec(keys.getPublic().getEncoded()));
        var verification = Signature.getInstance("SHA256withECDSAinP1363Format", "SunEC");
        for (int i = 0; i < 1_000; i++) {
            var message = Integer.toString(i).getBytes(UTF_8);
            verification.initVerify(publicKey);
            verification.update(message);

            assertThat(verification.verify(P256.sign(keys.getPrivate(), message))).isTrue();
        }
    }
}
