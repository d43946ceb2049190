package io.bookmaru.push.mute;

import io.bookmaru.consumer.erasure.ErasedSubjects;
import io.bookmaru.events.ErasureConfirmed.Kind;
import io.bookmaru.http.NotFoundException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// From then on the member gets no push about the post, not even one that waits already.
@Component
class MutePost {
    private final ErasedSubjects erased;
    private final MutedPosts mutedPosts;

    MutePost(ErasedSubjects erased, MutedPosts mutedPosts) {
        this.erased = erased;
        this.mutedPosts = mutedPosts;
    }

    @Transactional
    void mute(long memberId, long postId) {
        if (erased.includeAnyOf(Kind.MEMBER, memberId))
            throw NotFoundException.of("member", memberId);
        mutedPosts.add(memberId, postId);
    }
}
