package io.bookmaru.api.erasure;

import io.bookmaru.consumer.erasure.EraseSubject;
import io.bookmaru.events.ErasureConfirmed.Kind;
import io.bookmaru.http.ConflictException;
import io.bookmaru.http.NotFoundException;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Erases a member with everything that it has or wrote, and its children. A repeat gets the same
/// erasure.
@Component
class EraseAccount {
    private final StoredSubjects stored;
    private final Erasures erasures;
    private final EraseSubject eraseSubject;
    private final ErasureEvents events;
    private final ErasureProperties properties;
    private final Clock clock;

    EraseAccount(
            StoredSubjects stored,
            Erasures erasures,
            EraseSubject eraseSubject,
            ErasureEvents events,
            ErasureProperties properties,
            Clock clock) {
        this.stored = stored;
        this.erasures = erasures;
        this.eraseSubject = eraseSubject;
        this.events = events;
        this.properties = properties;
        this.clock = clock;
    }

    /// @throws ConflictException when nobody would be left to administer
    @Transactional
    public Erasure erase(long memberId) {
        stored.oneErasureAtATime();
        var member = stored.lockMember(memberId);
        if (member.isEmpty())
            return erasures.find(Kind.MEMBER, memberId, memberId)
                    .orElseThrow(() -> NotFoundException.of("member", memberId));
        if (member.get().admin() && stored.isOnlyAdmin(memberId))
            throw new ConflictException(
                    "only-admin", "Another admin is needed before this one can be erased");
        var children = stored.lockChildrenOf(memberId);
        eraseSubject.erase(Kind.MEMBER, memberId);
        children.keySet().forEach(child -> eraseSubject.erase(Kind.CHILD, child));
        var profile = stored.deleteProfile(memberId);
        stored.deleteChildren(children.keySet().stream().mapToLong(Long::longValue).toArray());
        stored.deleteMember(memberId);
        var erasure =
                Erasure.ofMember(
                        memberId,
                        member.get().revision() + 1,
                        profile.isPresent() ? profile.getAsLong() + 1 : null,
                        children.keySet());
        var now = clock.instant();
        erasures.insert(erasure, now, now.plus(properties.askAgainAfter()));
        children.forEach((child, revision) -> events.childErased(child, memberId, revision + 1));
        events.snapshots(erasure);
        events.erased(erasure);
        return erasure;
    }
}
