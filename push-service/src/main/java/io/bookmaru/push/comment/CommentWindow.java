package io.bookmaru.push.comment;

import java.time.Instant;

/// The time in which comments on a post go into one notification.
///
/// @param untold whether something is to be told when it ends. It then lasts until that is done
/// @param held whether it ends with the member's quiet hours
record CommentWindow(
        long memberId,
        long postId,
        long notificationId,
        Instant endsAt,
        boolean untold,
        boolean held) {}
