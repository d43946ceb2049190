package io.bookmaru.push.block;

import io.bookmaru.events.BlockChanged;
import io.bookmaru.events.Topics;
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
        blocks.keep(event);
    }
}
