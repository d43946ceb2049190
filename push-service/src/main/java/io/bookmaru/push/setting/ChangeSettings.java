package io.bookmaru.push.setting;

import io.bookmaru.consumer.erasure.ErasedSubjects;
import io.bookmaru.events.ErasureConfirmed.Kind;
import io.bookmaru.http.NotFoundException;
import io.bookmaru.push.member.QuietHoursChanged;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Replaces all that a member has set. What waits follows it: each push is looked at again before
/// it is sent, and what is held for the end of quiet hours at once.
@Component
class ChangeSettings {
    private final ErasedSubjects erased;
    private final NotificationSettings settings;
    private final ApplicationEventPublisher events;

    ChangeSettings(
            ErasedSubjects erased,
            NotificationSettings settings,
            ApplicationEventPublisher events) {
        this.erased = erased;
        this.settings = settings;
        this.events = events;
    }

    @Transactional
    void change(long memberId, NotificationSetting setting) {
        if (erased.includeAnyOf(Kind.MEMBER, memberId))
            throw NotFoundException.of("member", memberId);
        settings.keep(memberId, setting);
        events.publishEvent(new QuietHoursChanged(memberId));
    }
}
