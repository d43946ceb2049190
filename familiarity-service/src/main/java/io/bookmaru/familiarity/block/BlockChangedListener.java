package io.bookmaru.familiarity.block;

import io.bookmaru.events.BlockChanged;
import io.bookmaru.events.Topics;
import io.bookmaru.familiarity.profile.MemberId;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/// Keeps the newest state of each block. A repeated or late one changes nothing.
@Component
class BlockChangedListener {
    private final Blocks blocks;

    BlockChangedListener(Blocks blocks) {
        this.blocks = blocks;
    }

    @KafkaListener(topics = Topics.BLOCK_CHANGED)
    void on(BlockChanged event) {
        MemberId.checked(event.memberId());
        MemberId.checked(event.blockedMemberId());
        blocks.keep(event);
    }
}
