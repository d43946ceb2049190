package io.bookmaru.push.notification;

import static io.bookmaru.push.member.Language.ENGLISH;
import static io.bookmaru.push.member.Language.KOREAN;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NotificationTextTest {

    @Test
    void tellsOfACommentInTheMembersLanguage() {
        assertThat(NotificationText.ofComment(KOREAN, "김하늘").body()).isEqualTo("김하늘이 코멘트를 달았습니다.");
        assertThat(NotificationText.ofComment(KOREAN, "이바다").body()).isEqualTo("이바다가 코멘트를 달았습니다.");
        assertThat(NotificationText.ofComment(ENGLISH, "이바다").body())
                .isEqualTo("이바다 commented on your post.");
    }

    @Test
    void welcomesInTheMembersLanguage() {
        assertThat(NotificationText.ofWelcome(KOREAN, "김하늘").title()).isEqualTo("책마루에 오신 것을 환영합니다");
        assertThat(NotificationText.ofWelcome(ENGLISH, "Sky").title())
                .isEqualTo("Welcome to Bookmaru");
    }
}
