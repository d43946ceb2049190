package io.bookmaru.push.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookmaru.push.PushServiceTest;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class RemoveOldNotificationsIT extends PushServiceTest {
    private static final int BATCH = 3;

    @Autowired private Clock clock;

    private final long member = newMember();
    private RemoveOldNotifications removeOld;

    @BeforeEach
    void make() {
        removeOld =
                new RemoveOldNotifications(
                        jdbc, new RetentionProperties(Duration.ofDays(90), BATCH), clock);
    }

    @Test
    void takesTheirDeliveriesAlongAndLeavesTheOthers() {
        plant("91 days", "ACCEPTED", 2 * BATCH + 1);
        plant("91 days", "WAITING", 2);
        plant("89 days", "DROPPED", 3);

        removeOld.remove();

        assertThat(deliveries()).isEqualTo(Map.of("WAITING", 2L, "DROPPED", 3L));
        assertThat(notifications()).isEqualTo(5);
    }

    private void plant(String age, String state, int count) {
        jdbc.sql(
                        """
                        with n as (
                            insert into notification
                                (event_id, member_id, kind, title, body, url, tag, created_at, expires_at)
                            select gen_random_uuid(), ?, 'COMMENT', '', '', '/', '', now() - ?::interval,
                                now() + interval '1 day'
                            from generate_series(1, ?)
                            returning id)
                        insert into delivery
                            (notification_id, subscription_id, binding_version, origin, state,
                             next_attempt_at, expires_at, finished_at)
                        select id, 0, 1, 'https://nobody.example', ?, now() + interval '1 day',
                            now() + interval '1 day', case when ? <> 'WAITING' then now() end
                        from n
                        """)
                .params(member, age, count, state, state)
                .update();
    }

    private Map<String, Long> deliveries() {
        var states = new HashMap<String, Long>();
        jdbc.sql(
                        """
                        select d.state, count(*)
                        from delivery d join notification n on n.id = d.notification_id
                        where n.member_id = ?
                        group by 1
                        """)
                .param(member)
                .query(row -> {
                    states.put(row.getString(1), row.getLong(2));
                });
        return states;
    }

    private long notifications() {
        return jdbc.sql("select count(*) from notification where member_id = ?")
                .param(member)
                .query(Long.class)
                .single();
    }
}
