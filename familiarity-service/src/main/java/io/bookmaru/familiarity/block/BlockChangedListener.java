package io.bookmaru.familiarity.block;

import io.bookmaru.consumer.erasure.ErasedSubjects;
import io.bookmaru.events.BlockChanged;
import io.bookmaru.events.ErasureConfirmed.Kind;
import io.bookmaru.events.Topics;
import io.bookmaru.familiarity.profile.MemberId;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/// Keeps the newest state of each block. A repeated or late one changes nothing.
@Component
class BlockChangedListener {
    private final Blocks blocks;
    private final ErasedSubjects erased;

    BlockChangedListener(Blocks blocks, ErasedSubjects erased) {
        this.blocks = blocks;
        this.erased = erased;
    }

    @KafkaListener(topics = Topics.BLOCK_CHANGED)
    void on(BlockChanged event) {
        var member = MemberId.checked(event.memberId());
        var blocked = MemberId.checked(event.blockedMemberId());
        if (!erased.includeAnyOf(Kind.MEMBER, member, blocked)) blocks.keep(event);
    }
}
