package io.bookmaru.push.block;

import io.bookmaru.consumer.erasure.ErasedSubjects;
import io.bookmaru.events.BlockChanged;
import io.bookmaru.events.ErasureConfirmed.Kind;
import io.bookmaru.events.Topics;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/// Keeps the newest state of each block. A repeated or late one changes nothing.
@Component
class BlockChangedListener {
    private final Blocks blocks;
    private final ErasedSubjects erased;
    private final ApplicationEventPublisher events;

    BlockChangedListener(Blocks blocks, ErasedSubjects erased, ApplicationEventPublisher events) {
        this.blocks = blocks;
        this.erased = erased;
        this.events = events;
    }

    @KafkaListener(topics = Topics.BLOCK_CHANGED)
    void on(BlockChanged event) {
        if (erased.includeAnyOf(Kind.MEMBER, event.memberId(), event.blockedMemberId())) return;
        if (blocks.keep(event) && event.active())
            events.publishEvent(new MemberBlocked(event.memberId(), event.blockedMemberId()));
    }
}
