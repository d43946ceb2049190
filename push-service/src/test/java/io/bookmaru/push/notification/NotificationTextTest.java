package io.bookmaru.push.notification;

import static io.bookmaru.push.member.Language.ENGLISH;
import static io.bookmaru.push.member.Language.KOREAN;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotificationTextTest {

    @ParameterizedTest
    @CsvSource({
        "김하늘, 0, 김하늘이 코멘트를 달았습니다., 김하늘 commented on your post.",
        "이바다, 0, 이바다가 코멘트를 달았습니다., 이바다 commented on your post.",
        "이바다, 1, 이바다 외 1명이 코멘트를 달았습니다., 이바다 and 1 other commented on your post.",
        "김하늘, 2, 김하늘 외 2명이 코멘트를 달았습니다., 김하늘 and 2 others commented on your post."
    })
    void tellsWhoCommentedInTheMembersLanguage(
            String first, int others, String korean, String english) {
        assertThat(NotificationText.ofComments(KOREAN, first, others).body()).isEqualTo(korean);
        assertThat(NotificationText.ofComments(ENGLISH, first, others).body()).isEqualTo(english);
    }

    @Test
    void namesNoGiveaway() {
        assertThat(NotificationText.ofGiveawayWon(KOREAN).body()).isEqualTo("응모하신 이벤트에 당첨되셨습니다.");
        assertThat(NotificationText.ofGiveawayWon(ENGLISH).body())
                .isEqualTo("You have won a giveaway you entered.");
    }

    @Test
    void welcomesInTheMembersLanguage() {
        assertThat(NotificationText.ofWelcome(KOREAN, "김하늘").title()).isEqualTo("책마루에 오신 것을 환영합니다");
        assertThat(NotificationText.ofWelcome(ENGLISH, "Sky").title())
                .isEqualTo("Welcome to Bookmaru");
    }
}
