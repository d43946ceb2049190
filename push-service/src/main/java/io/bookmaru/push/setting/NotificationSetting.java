package io.bookmaru.push.setting;

import io.bookmaru.push.member.Language;
import io.bookmaru.push.member.QuietHours;
import io.bookmaru.push.notification.NotificationKind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// @param off kinds that are not pushed
/// @param language null for the one of the member's account
record NotificationSetting(
        Set<NotificationKind> off, @Nullable QuietHours quietHours, @Nullable Language language) {}
