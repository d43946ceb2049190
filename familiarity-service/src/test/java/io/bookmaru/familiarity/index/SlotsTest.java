package io.bookmaru.familiarity.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SlotsTest {

    @Test
    void findsExactlyWhoIsThere() {
        var random = new Random(11);
        var slots = new Slots();
        var there = new HashSet<Long>();

        for (var i = 0; i < 200_000; i++) {
            // Small ids and ids that are far apart.
            var member = (random.nextInt(4_000) + 1L) << (random.nextInt(2) * 40);
            if (there.remove(member)) {
                slots.remove(slots.find(member));
            } else if (random.nextInt(3) > 0) {
                slots.add(member);
                there.add(member);
            }
        }

        assertThat(slots.size()).isEqualTo(there.size());
        for (long id = 1; id <= 4_000; id++) {
            for (var member : new long[] {id, id << 40}) {
                var slot = slots.find(member);
                assertThat(slot >= 0).isEqualTo(there.contains(member));
                if (slot >= 0) assertThat(slots.member(slot)).isEqualTo(member);
            }
        }
    }
}
