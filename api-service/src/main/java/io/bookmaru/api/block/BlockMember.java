package io.bookmaru.api.block;

import io.bookmaru.events.BlockChanged;
import io.bookmaru.events.Topics;
import io.bookmaru.http.InvalidInputException;
import io.bookmaru.http.NotFoundException;
import io.bookmaru.publisher.EventIds;
import io.bookmaru.publisher.Outbox;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Blocks a member or lifts the block, and publishes the change; a repeat changes and publishes
/// nothing.
@Component
class BlockMember {
    private final Blocks blocks;
    private final Outbox outbox;
    private final Clock clock;

    BlockMember(Blocks blocks, Outbox outbox, Clock clock) {
        this.blocks = blocks;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    public void block(long memberId, long blockedId) {
        checkSomebodyElse(memberId, blockedId);
        blocks.put(memberId, blockedId, clock.instant())
                .ifPresentOrElse(
                        revision -> publish(memberId, blockedId, true, revision),
                        () -> checkExists(blockedId));
    }

    /// A block that is not there is lifted already.
    @Transactional
    public void lift(long memberId, long blockedId) {
        checkSomebodyElse(memberId, blockedId);
        blocks.lift(memberId, blockedId, clock.instant())
                .ifPresentOrElse(
                        revision -> publish(memberId, blockedId, false, revision),
                        () -> checkExists(blockedId));
    }

    private static void checkSomebodyElse(long memberId, long blockedId) {
        if (memberId == blockedId) {
            throw new InvalidInputException(
                    "memberId",
                    "memberId: %d is the caller (expected: another member)".formatted(blockedId));
        }
    }

    private void checkExists(long memberId) {
        if (!blocks.memberExists(memberId)) throw NotFoundException.of("member", memberId);
    }

    private void publish(long memberId, long blockedId, boolean active, long revision) {
        outbox.append(
                Topics.BLOCK_CHANGED,
                memberId,
                new BlockChanged(
                        EventIds.next(), clock.instant(), memberId, blockedId, active, revision));
    }
}
