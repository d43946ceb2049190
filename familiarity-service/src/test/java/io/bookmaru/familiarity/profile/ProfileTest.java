package io.bookmaru.familiarity.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookmaru.events.ProfileChanged;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ProfileTest {

    @Test
    void spellsTermsAlike() {
        var profile = Profile.of(snapshot(List.of(" Board  Games", "board games", "", "등산")));

        assertThat(profile.hobbies()).isEqualTo(Set.of("board games", "등산"));
    }

    @Test
    void composesDecomposedHangul() {
        var decomposed = "\u1103\u1173\u11bc\u1109\u1161\u11ab";

        assertThat(Profile.of(snapshot(List.of(decomposed))).hobbies()).containsExactly("등산");
    }

    @Test
    void comparesNoMbtiThatIsNone() {
        assertThat(Profile.of(snapshot("infp", "서울")).mbti()).isEqualTo("INFP");
        assertThat(Profile.of(snapshot("XXXX", "서울")).mbti()).isNull();
        assertThat(Profile.of(snapshot(null, " ")).region()).isNull();
    }

    private static ProfileChanged snapshot(List<String> hobbies) {
        return snapshot(hobbies, "INFP", "서울");
    }

    private static ProfileChanged snapshot(String mbti, String region) {
        return snapshot(List.of(), mbti, region);
    }

    private static ProfileChanged snapshot(List<String> hobbies, String mbti, String region) {
        return new ProfileChanged(
                UUID.randomUUID(),
                Instant.EPOCH,
                1,
                1,
                ProfileChanged.Kind.REGISTERED,
                hobbies,
                List.of(),
                mbti,
                region,
                null);
    }
}
