package io.bookmaru.push.block;

import io.bookmaru.consumer.erasure.ErasedSubjects;
import io.bookmaru.events.BlockChanged;
import io.bookmaru.events.ErasureConfirmed.Kind;
import io.bookmaru.events.Topics;
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
        if (!erased.includeAnyOf(Kind.MEMBER, event.memberId(), event.blockedMemberId()))
            blocks.keep(event);
    }
}
