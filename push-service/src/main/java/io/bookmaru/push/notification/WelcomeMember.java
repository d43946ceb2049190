package io.bookmaru.push.notification;

import io.bookmaru.consumer.erasure.ErasedSubjects;
import io.bookmaru.events.ErasureConfirmed.Kind;
import io.bookmaru.events.MemberJoined;
import io.bookmaru.push.member.Language;
import io.bookmaru.push.member.MemberLock;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Welcomes a new member, whose first browser may come at the same moment: that one or this finds
/// the other.
@Component
class WelcomeMember {
    private final ErasedSubjects erased;
    private final MemberLock lock;
    private final Announce announce;

    WelcomeMember(ErasedSubjects erased, MemberLock lock, Announce announce) {
        this.erased = erased;
        this.lock = lock;
        this.announce = announce;
    }

    /// In the language of the event: the member's own may not be known yet. Who is erased is asked
    /// before the lock is taken, as everywhere.
    @Transactional
    void welcome(MemberJoined event) {
        if (erased.includeAnyOf(Kind.MEMBER, event.memberId())) return;
        lock.take(event.memberId());
        announce.to(
                List.of(event.memberId()),
                new Announcement(event.eventId(), NotificationKind.WELCOME, "/", "welcome"),
                _ ->
                        NotificationText.ofWelcome(
                                Language.of(event.language()), event.displayName()));
    }
}
