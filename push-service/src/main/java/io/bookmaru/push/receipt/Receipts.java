package io.bookmaru.push.receipt;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The first receipt of each delivery and event.
@Component
class Receipts {
    private final JdbcClient jdbc;
    private final Clock clock;

    Receipts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// A repeat changes nothing.
    ///
    /// @return false when there is no such delivery, its member being erased
    boolean keep(long deliveryId, ReceiptEvent event) {
        return jdbc.sql(
                        """
                        with sent as (
                            select d.id, n.kind
                            from delivery d
                            join notification n on n.id = d.notification_id
                            where d.id = :deliveryId
                        ), kept as (
                            insert into receipt (delivery_id, event, kind, received_at)
                            select id, :event, kind, :now from sent
                            on conflict (delivery_id, event) do nothing
                        )
                        select exists (select from sent)
                        """)
                .param("deliveryId", deliveryId)
                .param("event", event.name())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    List<ReceiptCount> counts() {
        return jdbc.sql("select kind, event, count(*) from receipt group by kind, event")
                .query((row, _) ->
                        new ReceiptCount(
                                row.getString(1),
                                ReceiptEvent.valueOf(row.getString(2)),
                                row.getLong(3)))
                .list();
    }

    /// @param kind of the notification
    record ReceiptCount(String kind, ReceiptEvent event, long count) {}
}
