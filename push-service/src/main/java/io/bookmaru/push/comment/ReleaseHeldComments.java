package io.bookmaru.push.comment;

import io.bookmaru.push.member.MemberLock;
import io.bookmaru.push.member.QuietHoursChanged;
import java.time.Clock;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// When a member's quiet hours change, what is held until their end is looked at again.
@Component
class ReleaseHeldComments {
    private final CommentWindows windows;
    private final MemberLock lock;
    private final Clock clock;

    ReleaseHeldComments(CommentWindows windows, MemberLock lock, Clock clock) {
        this.windows = windows;
        this.lock = lock;
        this.clock = clock;
    }

    @EventListener
    void on(QuietHoursChanged changed) {
        lock.take(changed.memberId());
        windows.release(changed.memberId(), clock.instant());
    }
}
