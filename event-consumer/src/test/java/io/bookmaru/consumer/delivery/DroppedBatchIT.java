package io.bookmaru.consumer.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bookmaru.consumer.testing.Comments;
import io.bookmaru.consumer.testing.ConsumerUnderTest;
import io.bookmaru.testing.WithInfrastructure;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest(
        classes = ConsumerUnderTest.class,
        properties =
                "spring.kafka.consumer.properties.interceptor.classes="
                        + "io.bookmaru.consumer.delivery.DroppedBatchIT$DropsOneBatch")
@WithInfrastructure
class DroppedBatchIT {
    private static final int RECORDS = 30;
    private static final AtomicLong TO_BE_DROPPED = new AtomicLong();

    @Autowired private Comments comments;

    @Test
    void recordsFetchedAndDroppedAreAppliedAlthoughNoneFollows() {
        var before = "before " + UUID.randomUUID();
        comments.send(before);
        await().atMost(Duration.ofSeconds(30)).until(() -> comments.applied(before) == 1);
        TO_BE_DROPPED.set(RECORDS);

        var author = "author " + UUID.randomUUID();
        comments.send(author, RECORDS);

        await().atMost(Duration.ofSeconds(30)).until(() -> comments.applied(author) == RECORDS);
        assertThat(TO_BE_DROPPED.get()).as("all dropped before").isLessThanOrEqualTo(0);
        assertThat(comments.appliedTwice(author)).isZero();
    }

    /// Where a poll that is interrupted after its fetch loses it.
    public static class DropsOneBatch implements ConsumerInterceptor<byte[], byte[]> {

        @Override
        public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> records) {
            if (records.isEmpty() || TO_BE_DROPPED.getAndAdd(-records.count()) <= 0) return records;
            return ConsumerRecords.empty();
        }

        @Override
        public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {}

        @Override
        public void close() {}

        @Override
        public void configure(Map<String, ?> config) {}
    }
}
