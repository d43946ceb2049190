package io.bookmaru.push.notification;

import io.bookmaru.push.member.Language;

/// What a member reads. It may stand on a lock screen, so it names no child and no book.
record NotificationText(String title, String body) {

    static NotificationText ofComment(Language language, String author) {
        return switch (language) {
            case KOREAN ->
                    new NotificationText(
                            "새 코멘트", author + SubjectParticle.after(author) + " 코멘트를 달았습니다.");
            case ENGLISH ->
                    new NotificationText("New comment", author + " commented on your post.");
        };
    }

    static NotificationText ofWelcome(Language language, String name) {
        return switch (language) {
            case KOREAN ->
                    new NotificationText("책마루에 오신 것을 환영합니다", name + "님, 아이에게 맞는 책을 함께 찾아보세요.");
            case ENGLISH ->
                    new NotificationText(
                            "Welcome to Bookmaru",
                            name + ", let us find books that suit your child.");
        };
    }
}
