package io.bookmaru.push.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class AddressEncryptionTest {
    private static final String AUTH = "BTBZMqHH6r4Tts7J_aSIgg";
    private static final String ENDPOINT = "https://fcm.googleapis.com/1";

    private final AddressEncryption encryption = with("a secret for tests, not short");

    @Test
    void givesBackWhatItEncryptedDifferentlyEachTime() {
        var stored = encryption.encrypt(AUTH, ENDPOINT);

        assertThat(stored).doesNotContain(AUTH).isNotEqualTo(encryption.encrypt(AUTH, ENDPOINT));
        assertThat(encryption.decrypt(stored, ENDPOINT)).isEqualTo(AUTH);
    }

    @Test
    void givesBackWhatWasNeverEncrypted() {
        assertThat(encryption.decrypt(AUTH, ENDPOINT)).isEqualTo(AUTH);
    }

    @Test
    void refusesWhatBelongsToAnotherEndpointOrSecret() {
        var stored = encryption.encrypt(AUTH, ENDPOINT);

        assertThatIllegalStateException()
                .isThrownBy(() -> encryption.decrypt(stored, ENDPOINT + "2"))
                .withMessageContaining("bookmaru.push.storage.secret");
        assertThatIllegalStateException()
                .isThrownBy(() -> with("another secret for tests").decrypt(stored, ENDPOINT));
    }

    @Test
    void needsALongSecretAndDoesNotTellIt() {
        var properties = new StorageProperties("a secret for tests, not short");

        assertThat(properties).hasToString("StorageProperties[]");
        assertThatIllegalArgumentException().isThrownBy(() -> with(null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with("short"))
                .withMessageContaining("5 characters (expected: >= 24");
    }

    private static AddressEncryption with(String secret) {
        return new AddressEncryption(new StorageProperties(secret));
    }
}
