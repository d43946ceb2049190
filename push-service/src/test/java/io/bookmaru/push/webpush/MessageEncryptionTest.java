package io.bookmaru.push.webpush;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.bookmaru.push.testing.Decryption;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECPrivateKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageEncryptionTest {

    /// RFC 8291 §5 and appendix A.
    private static final String RECEIVER_PRIVATE = "q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94";

    private static final String RECEIVER_PUBLIC =
            "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
    private static final String AUTH = "BTBZMqHH6r4Tts7J_aSIgg";
    private static final String SENDER_PRIVATE = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw";
    private static final String SENDER_PUBLIC =
            "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8";
    private static final String SALT = "DGv6ra1nlYgDCS1FRnbzlw";
    private static final String MESSAGE = "When I grow up, I want to be a watermelon";
    private static final String BODY =
            "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27ml"
                    + "mlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPT"
                    + "pK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN";

    private final MessageEncryption encryption = new MessageEncryption();
    private final ReceiverKeys receiver = ReceiverKeys.parse(RECEIVER_PUBLIC, AUTH);

    @Test
    void encryptsTheRfc8291Example() throws Exception {
        var sender = new KeyPair(P256.publicKey(bytes(SENDER_PUBLIC)), privateKey(SENDER_PRIVATE));

        var body = encryption.encrypt(MESSAGE.getBytes(UTF_8), receiver, sender, bytes(SALT));

        assertThat(Base64.getUrlEncoder().withoutPadding().encodeToString(body)).isEqualTo(BODY);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 200, 2000, 3992, 3993})
    void isReadByAnIndependentReceiver(int length) throws Exception {
        var message = new byte[length];
        new Random(length).nextBytes(message);

        var body = encryption.encrypt(message, receiver);

        assertThat(decryption().decrypt(body)).isEqualTo(message);
        assertThat(body).hasSizeLessThanOrEqualTo(4096);
    }

    @Test
    void refusesWhatDoesNotFitIntoOneMessage() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> encryption.encrypt(new byte[3994], receiver))
                .withMessage("message of 3994 bytes (expected: <= 3993)");
    }

    @Test
    void neverRepeatsAKeyOrASalt() {
        var salts = new HashSet<String>();
        var keys = new HashSet<String>();

        for (int i = 0; i < 1_000; i++) {
            var body = encryption.encrypt(MESSAGE.getBytes(UTF_8), receiver);
            salts.add(Arrays.toString(Arrays.copyOf(body, 16)));
            keys.add(Arrays.toString(Arrays.copyOfRange(body, 21, 86)));
        }

        assertThat(salts).hasSize(1_000);
        assertThat(keys).hasSize(1_000);
    }

    private static Decryption decryption() throws GeneralSecurityException {
        return new Decryption(privateKey(RECEIVER_PRIVATE), bytes(RECEIVER_PUBLIC), bytes(AUTH));
    }

    private static PrivateKey privateKey(String scalar) throws GeneralSecurityException {
        var curve = ((ECPublicKey) P256.newKeyPair().getPublic()).getParams();
        var spec = new ECPrivateKeySpec(new BigInteger(1, bytes(scalar)), curve);
        return KeyFactory.getInstance("EC").generatePrivate(spec);
    }

    private static byte[] bytes(String base64url) {
        return Base64.getUrlDecoder().decode(base64url);
    }
}
