package io.bookmaru.api.profile;

import io.bookmaru.api.profile.ProfileRequest.Type;
import io.bookmaru.http.ConflictException;
import java.time.Clock;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class AskForProfile {
    private final ProfileRequests requests;
    private final Profiles profiles;
    private final Clock clock;

    AskForProfile(ProfileRequests requests, Profiles profiles, Clock clock) {
        this.requests = requests;
        this.profiles = profiles;
        this.clock = clock;
    }

    @Transactional
    public ProfileRequest ask(long memberId, ProfileContent content) {
        var type = profiles.find(memberId).isPresent() ? Type.UPDATE : Type.REGISTER;
        try {
            return requests.insert(memberId, type, content, clock.instant());
        } catch (DuplicateKeyException e) {
            throw new ConflictException(
                    "request-pending", "An earlier request of yours waits for its decision");
        }
    }
}
