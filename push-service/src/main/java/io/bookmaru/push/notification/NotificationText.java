package io.bookmaru.push.notification;

import io.bookmaru.push.member.Language;

/// What a member reads. It may stand on a lock screen, so it names no child, no book, no title.
public record NotificationText(String title, String body) {

    /// @param author who commented first
    /// @param others how many others have
    public static NotificationText ofComments(Language language, String author, int others) {
        return switch (language) {
            case KOREAN -> new NotificationText("새 코멘트", korean(author, others) + " 코멘트를 달았습니다.");
            case ENGLISH ->
                    new NotificationText(
                            "New comment", english(author, others) + " commented on your post.");
        };
    }

    public static NotificationText ofGiveawayWon(Language language) {
        return switch (language) {
            case KOREAN -> new NotificationText("당첨을 축하합니다", "응모하신 이벤트에 당첨되셨습니다.");
            case ENGLISH ->
                    new NotificationText("Congratulations", "You have won a giveaway you entered.");
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

    private static String korean(String author, int others) {
        return others == 0
                ? author + SubjectParticle.after(author)
                : author + " 외 " + others + "명이";
    }

    private static String english(String author, int others) {
        return switch (others) {
            case 0 -> author;
            case 1 -> author + " and 1 other";
            default -> author + " and " + others + " others";
        };
    }
}
