package io.bookmaru.familiarity.member;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookmaru.events.ErasureConfirmed;
import io.bookmaru.events.Topics;
import io.bookmaru.familiarity.testing.Neighbourhood;
import io.bookmaru.testing.erasure.Traces;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.json.JsonMapper;

class ErasureIT extends Neighbourhood {
    @Autowired private ApplicationContext service;

    private final String canary = "canary" + UUID.randomUUID().toString().replace("-", "");

    @Test
    void memberLeavesAnIdAndNoOldEventBringsMoreBack() {
        var viewer = neighbour("연날리기", "매듭", "ISFP", "강릉");
        var gone = neighbour("연날리기", canary + "i", "ISFP", canary + "r");
        call(gone, 1, canary + "n", "ko");
        block(viewer, gone, 1, false);
        block(gone, newMember(), 1, true);
        soon(() ->
                assertThat(row(viewer, gone).path("displayName").asString())
                        .isEqualTo(canary + "n"));

        erase(gone, 2);
        eraseAccount(gone);

        soon(() -> assertThat(confirmations(gone)).isEqualTo(1));
        assertThat(sees(viewer, gone)).isFalse();
        assertThat(get(gone, RANKING)).hasStatus(401);
        assertForgotten(gone);

        call(gone, 9, canary + "n", "ko");
        awaitApplied();
        approve(gone, 9, "연날리기", canary + "i", "ISFP", canary + "r");
        awaitApplied();
        block(gone, viewer, 9, true);
        awaitApplied();
        block(viewer, gone, 9, true);
        awaitApplied();

        assertForgotten(gone);
        assertThat(sees(viewer, gone)).isFalse();
        eraseAccount(gone);
        soon(() -> assertThat(confirmations(gone)).isEqualTo(2));
    }

    private void assertForgotten(long member) {
        assertThat(new Traces(service).inTables(List.of(canary))).isEmpty();
        assertThat(
                        jdbc.sql(
                                        "select count(*) from block where :id in (member_id, blocked_member_id)")
                                .param("id", member)
                                .query(Long.class)
                                .single())
                .isZero();
    }

    private long confirmations(long member) {
        var json = JsonMapper.builder().build();
        return new Traces(service)
                .records(Topics.ERASURE_CONFIRMED).stream()
                        .map(record -> json.readValue(record.value(), ErasureConfirmed.class))
                        .filter(c -> c.kind() == ErasureConfirmed.Kind.MEMBER)
                        .filter(c -> c.subjectId() == member && c.service().equals("familiarity"))
                        .count();
    }
}
