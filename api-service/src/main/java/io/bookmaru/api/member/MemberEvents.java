package io.bookmaru.api.member;

import io.bookmaru.events.MemberChanged;
import io.bookmaru.events.Topics;
import io.bookmaru.publisher.EventIds;
import io.bookmaru.publisher.Outbox;
import java.time.Clock;
import org.springframework.stereotype.Component;

@Component
class MemberEvents {
    private final Outbox outbox;
    private final Clock clock;

    MemberEvents(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    void changed(Member member) {
        outbox.append(
                Topics.MEMBER_CHANGED,
                member.id(),
                new MemberChanged(
                        EventIds.next(),
                        clock.instant(),
                        member.id(),
                        member.revision(),
                        false,
                        member.displayName(),
                        member.language(),
                        member.timeZone()));
    }
}
