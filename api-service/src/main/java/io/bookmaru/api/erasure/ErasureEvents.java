package io.bookmaru.api.erasure;

import io.bookmaru.events.ChildChanged;
import io.bookmaru.events.MemberChanged;
import io.bookmaru.events.MemberErased;
import io.bookmaru.events.ProfileChanged;
import io.bookmaru.events.Topics;
import io.bookmaru.publisher.EventIds;
import io.bookmaru.publisher.Outbox;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/// What is published of an erasure: ids alone. Of each compacted topic, it is the newest record of
/// its key, so that the ones before go.
@Component
class ErasureEvents {
    private final Outbox outbox;
    private final Clock clock;

    ErasureEvents(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /// What the services confirm.
    void erased(Erasure erasure) {
        switch (erasure.kind()) {
            case CHILD -> childErased(erasure.subjectId(), erasure.memberId(), erasure.revision());
            case MEMBER ->
                    outbox.append(
                            Topics.MEMBER_ERASED,
                            erasure.memberId(),
                            new MemberErased(
                                    EventIds.next(),
                                    clock.instant(),
                                    erasure.memberId(),
                                    erasure.childIds()));
        }
    }

    /// What is left of a member in compacted topics.
    void snapshots(Erasure member) {
        memberErased(member.memberId(), member.revision());
        var profileRevision = member.profileRevision();
        if (profileRevision != null) profileErased(member.memberId(), profileRevision);
    }

    void childErased(long childId, long memberId, long revision) {
        outbox.append(
                Topics.CHILD_CHANGED,
                childId,
                new ChildChanged(
                        EventIds.next(),
                        clock.instant(),
                        childId,
                        memberId,
                        revision,
                        ChildChanged.Kind.ERASED,
                        null));
    }

    private void memberErased(long memberId, long revision) {
        outbox.append(
                Topics.MEMBER_CHANGED,
                memberId,
                new MemberChanged(
                        EventIds.next(),
                        clock.instant(),
                        memberId,
                        revision,
                        true,
                        null,
                        null,
                        null));
    }

    private void profileErased(long memberId, long revision) {
        outbox.append(
                Topics.PROFILE_CHANGE,
                memberId,
                new ProfileChanged(
                        EventIds.next(),
                        clock.instant(),
                        memberId,
                        revision,
                        ProfileChanged.Kind.WITHDRAWN,
                        List.of(),
                        List.of(),
                        null,
                        null,
                        null));
    }
}
