package io.bookmaru.push.notification;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param eventId what happened; a member is told of it once
/// @param aboutMemberId whose name is in the text
/// @param url where a click leads, relative to the web page
/// @param tag a device shows one notification of a tag, the last that came
/// @param postId the post that it is about; null when it is about none
public record NewNotification(
        UUID eventId,
        long memberId,
        long aboutMemberId,
        NotificationKind kind,
        NotificationText text,
        String url,
        String tag,
        @Nullable Long postId) {}
