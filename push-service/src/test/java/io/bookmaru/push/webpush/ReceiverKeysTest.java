package io.bookmaru.push.webpush;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiverKeysTest {
    private static final byte[] POINT = P256.point((ECPublicKey) P256.newKeyPair().getPublic());
    private static final String AUTH = base64url(new byte[16]);

    static final List<byte[]> badPoints =
            List.of(
                    new byte[0],
                    new byte[65],
                    Arrays.copyOf(POINT, 64),
                    Arrays.copyOf(POINT, 66),
                    changed(POINT, 0, 2),
                    changed(POINT, 0, 6),
                    changed(POINT, 64, POINT[64] ^ 1),
                    changed(POINT, 1, POINT[1] ^ 1),
                    changed(new byte[65], 0, 4),
                    compressed(POINT),
                    coordinatesAtTheFieldsPrime());

    @Test
    void acceptsWhatABrowserMakes() {
        var keys = ReceiverKeys.parse(base64url(POINT), AUTH);

        assertThat(keys.point()).isEqualTo(POINT);
        assertThat(P256.point(keys.publicKey())).isEqualTo(POINT);
    }

    @ParameterizedTest
    @FieldSource("badPoints")
    void refusesWhatIsNoPointOfTheCurve(byte[] point) {
        assertThatExceptionOfType(InvalidReceiverKeysException.class)
                .isThrownBy(() -> ReceiverKeys.parse(base64url(point), AUTH))
                .withMessage("p256dh is not a point of the curve P-256");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 17, 32})
    void refusesAnAuthenticationSecretOfAnotherLength(int length) {
        assertThatExceptionOfType(InvalidReceiverKeysException.class)
                .isThrownBy(() -> ReceiverKeys.parse(base64url(POINT), base64url(new byte[length])))
                .withMessage("auth of %d bytes (expected: 16)", length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+/+/", "a b", "한글", "\u0000"})
    void refusesWhatIsNotBase64url(String text) {
        assertThatExceptionOfType(InvalidReceiverKeysException.class)
                .isThrownBy(() -> ReceiverKeys.parse(text, AUTH))
                .withMessage("keys are not base64url");
    }

    private static byte[] changed(byte[] point, int index, int value) {
        var changed = point.clone();
        changed[index] = (byte) value;
        return changed;
    }

    private static byte[] compressed(byte[] point) {
        return changed(Arrays.copyOf(point, 33), 0, 2 + (point[64] & 1));
    }

    private static byte[] coordinatesAtTheFieldsPrime() {
        var prime = "ffffffff00000001000000000000000000000000ffffffffffffffffffffffff";
        return HexFormat.of().parseHex("04" + prime + prime);
    }

    private static String base64url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
