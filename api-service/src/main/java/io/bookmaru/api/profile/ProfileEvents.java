package io.bookmaru.api.profile;

import io.bookmaru.events.ProfileChanged;
import io.bookmaru.events.Topics;
import io.bookmaru.publisher.EventIds;
import io.bookmaru.publisher.Outbox;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class ProfileEvents {
    private final Outbox outbox;
    private final Clock clock;

    ProfileEvents(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    void changed(long memberId, long revision, ProfileChanged.Kind kind, ProfileContent content) {
        outbox.append(
                Topics.PROFILE_CHANGE,
                memberId,
                new ProfileChanged(
                        EventIds.next(),
                        clock.instant(),
                        memberId,
                        revision,
                        kind,
                        content.hobbies(),
                        content.interests(),
                        content.mbti(),
                        content.region(),
                        content.introduction()));
    }

    void withdrawn(long memberId, long revision) {
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
