package io.bookmaru.push.comment;

import io.bookmaru.push.member.Language;
import io.bookmaru.push.notification.NotificationText;

/// Who has commented within a window, without those whom the member blocks by now.
///
/// @param firstId who was the first, and is named
/// @param others how many others, each counted once
/// @param news whether any comment of theirs is not told yet
record Commenters(long firstId, String firstName, int others, boolean news) {

    NotificationText text(Language language) {
        return NotificationText.ofComments(language, firstName, others);
    }
}
