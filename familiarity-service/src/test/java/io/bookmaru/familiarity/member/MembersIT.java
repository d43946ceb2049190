package io.bookmaru.familiarity.member;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookmaru.events.MemberChanged;
import io.bookmaru.familiarity.testing.Neighbourhood;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class MembersIT extends Neighbourhood {
    @Autowired Members members;

    @Test
    void keepsNewestRevision() {
        var id = newMember();

        members.keep(named(id, 2, "김하늘"));
        members.keep(named(id, 1, "김바람"));

        assertThat(members.withIds(List.of(id)))
                .containsEntry(id, new Member("김하늘", Language.ENGLISH));
    }

    @Test
    void keepsErasedMemberErased() {
        var id = newMember();
        members.keep(named(id, 1, "김하늘"));

        members.keep(erased(id, 2));
        members.keep(named(id, 3, "김하늘"));

        assertThat(members.withIds(List.of(id))).containsEntry(id, Member.UNKNOWN);
    }

    @Test
    void leavesOutStrangers() {
        assertThat(members.withIds(List.of(newMember()))).isEmpty();
        assertThat(members.withIds(List.of())).isEmpty();
    }

    private static MemberChanged named(long id, long revision, String name) {
        return new MemberChanged(
                UUID.randomUUID(), Instant.EPOCH, id, revision, false, name, "en", "Asia/Seoul");
    }

    private static MemberChanged erased(long id, long revision) {
        return new MemberChanged(
                UUID.randomUUID(), Instant.EPOCH, id, revision, true, null, null, null);
    }
}
