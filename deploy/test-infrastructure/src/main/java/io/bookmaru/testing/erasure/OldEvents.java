package io.bookmaru.testing.erasure;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Waits until a service has been through what was sent to it again.
public final class OldEvents {
    private OldEvents() {}

    /// Until the position that the service keeps of that partition is behind the record.
    public static void awaitApplied(JdbcClient jdbc, RecordMetadata sent) {
        await().atMost(Duration.ofSeconds(60))
                .until(() ->
                        jdbc.sql(
                                        """
                                        select exists (
                                            select from consumer_positions
                                            where topic = :topic and partition = :partition
                                              and next_offset > :offset)
                                        """)
                                .param("topic", sent.topic())
                                .param("partition", sent.partition())
                                .param("offset", sent.offset())
                                .query(Boolean.class)
                                .single());
    }
}
