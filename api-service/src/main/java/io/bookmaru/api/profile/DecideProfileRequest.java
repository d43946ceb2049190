package io.bookmaru.api.profile;

import io.bookmaru.api.profile.ProfileRequest.Status;
import io.bookmaru.api.profile.ProfileRequest.Type;
import io.bookmaru.events.ProfileChanged;
import io.bookmaru.http.ConflictException;
import io.bookmaru.http.NotFoundException;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// An admin's decision. Only an approval changes the profile and is published; nobody approves its
/// own request.
@Component
class DecideProfileRequest {
    private final ProfileRequests requests;
    private final Profiles profiles;
    private final ProfileEvents events;
    private final Clock clock;

    DecideProfileRequest(
            ProfileRequests requests, Profiles profiles, ProfileEvents events, Clock clock) {
        this.requests = requests;
        this.profiles = profiles;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    public void approve(long id, long adminId) {
        var request = pending(id, adminId);
        if (request.memberId() == adminId) {
            throw new ConflictException(
                    "own-request",
                    "Another admin has to approve request %d of yours".formatted(id));
        }
        var content = request.content();
        long revision = profiles.put(request.memberId(), content, clock.instant());
        requests.decide(id, Status.APPROVED, null, adminId, clock.instant());
        var kind =
                request.type() == Type.REGISTER
                        ? ProfileChanged.Kind.REGISTERED
                        : ProfileChanged.Kind.UPDATED;
        events.changed(request.memberId(), revision, kind, content);
    }

    @Transactional
    public void reject(long id, long adminId, String reason) {
        pending(id, adminId);
        requests.decide(id, Status.REJECTED, reason, adminId, clock.instant());
    }

    private ProfileRequest pending(long id, long adminId) {
        var request =
                requests.findToDecide(id, adminId)
                        .orElseThrow(() -> NotFoundException.of("profile request", id));
        if (request.status() == Status.PENDING) return request;
        throw new ConflictException(
                "request-decided", "Request %d is %s already".formatted(id, request.status()));
    }
}
