package io.bookmaru.push.webpush;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.interfaces.ECPublicKey;
import org.junit.jupiter.api.RepeatedTest;

class P256Test {

    @RepeatedTest(20)
    void findsThePublicHalfOfAPrivateKey() throws Exception {
        var keys = P256.newKeyPair();

        var found = P256.publicKeyOf(keys.getPrivate());

        assertThat(P256.point(found)).isEqualTo(P256.point((ECPublicKey) keys.getPublic()));
    }
}
