package io.bookmaru.familiarity.block;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookmaru.events.BlockChanged;
import io.bookmaru.familiarity.testing.Neighbourhood;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class BlocksIT extends Neighbourhood {
    @Autowired private Blocks blocks;

    private final long member = newMember();
    private final long other = newMember();

    @Test
    void standBetweenBothSides() {
        blocks.keep(change(1, true));

        assertThat(blocks.betweenOthersAnd(member)).containsExactly(other);
        assertThat(blocks.betweenOthersAnd(other)).containsExactly(member);
        assertThat(blocks.betweenOthersAnd(newMember())).isEmpty();
    }

    @Test
    void staysLiftedWhenAnOlderEventComesLate() {
        blocks.keep(change(2, false));
        blocks.keep(change(1, true));
        blocks.keep(change(2, true));

        assertThat(blocks.betweenOthersAnd(member)).isEmpty();
    }

    @Test
    void standsAgainWithANewerEvent() {
        blocks.keep(change(2, false));
        blocks.keep(change(3, true));

        assertThat(blocks.betweenOthersAnd(other)).containsExactly(member);
    }

    private BlockChanged change(long revision, boolean active) {
        return new BlockChanged(UUID.randomUUID(), Instant.EPOCH, member, other, active, revision);
    }
}
