package io.bookmaru.api.erasure;

import io.bookmaru.events.ErasureConfirmed.Kind;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param id cannot be guessed; whoever knows it may ask how far the erasure is
/// @param memberId the child's parent, or the member itself
/// @param revision of the last snapshot, the erased one
/// @param profileRevision of the last snapshot of the member's profile; null without one
/// @param childIds the children that went with a member
record Erasure(
        UUID id,
        Kind kind,
        long subjectId,
        long memberId,
        long revision,
        @Nullable Long profileRevision,
        List<Long> childIds) {
    /// More would not fit into an event.
    private static final int MOST_CHILDREN = 5_000;

    static Erasure ofChild(long childId, long memberId, long revision) {
        return new Erasure(
                UUID.randomUUID(), Kind.CHILD, childId, memberId, revision, null, List.of());
    }

    static Erasure ofMember(
            long memberId,
            long revision,
            @Nullable Long profileRevision,
            Collection<Long> childIds) {
        return new Erasure(
                UUID.randomUUID(),
                Kind.MEMBER,
                memberId,
                memberId,
                revision,
                profileRevision,
                childIds.stream().limit(MOST_CHILDREN).toList());
    }

    /// Those that keep anything of such a subject.
    List<String> services() {
        return switch (kind) {
            case CHILD -> List.of("preference");
            case MEMBER -> List.of("preference", "familiarity", "push");
        };
    }
}
