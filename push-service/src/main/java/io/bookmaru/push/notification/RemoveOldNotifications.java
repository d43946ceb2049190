package io.bookmaru.push.notification;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Removes what nobody looks for any more, a few rows at a time. A notification goes with all its
/// deliveries, and not while one of them waits.
@Component
class RemoveOldNotifications {
    private static final Logger log = LoggerFactory.getLogger(RemoveOldNotifications.class);

    private final JdbcClient jdbc;
    private final RetentionProperties properties;
    private final Clock clock;

    RemoveOldNotifications(JdbcClient jdbc, RetentionProperties properties, Clock clock) {
        this.jdbc = jdbc;
        this.properties = properties;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 10, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void remove() {
        int removed;
        int all = 0;
        do {
            removed = removeBatch();
            all += removed;
        } while (removed == properties.batch());
        if (all > 0) log.info("{} notifications were older than {}", all, properties.keepFor());
    }

    private int removeBatch() {
        return jdbc.sql(
                        """
                        delete from notification
                        where id in (
                            select n.id
                            from notification n
                            where n.created_at < :before
                              and not exists (
                                select from delivery d
                                where d.notification_id = n.id and d.state = 'WAITING')
                            order by n.created_at
                            limit :batch
                            for update skip locked)
                        """)
                .param(
                        "before",
                        clock.instant().minus(properties.keepFor()).atOffset(ZoneOffset.UTC))
                .param("batch", properties.batch())
                .update();
    }
}
