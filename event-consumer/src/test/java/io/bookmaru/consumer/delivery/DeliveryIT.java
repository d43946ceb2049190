package io.bookmaru.consumer.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bookmaru.consumer.testing.CommentListener;
import io.bookmaru.consumer.testing.Comments;
import io.bookmaru.consumer.testing.ConsumerUnderTest;
import io.bookmaru.consumer.testing.DeadLetterTable;
import io.bookmaru.consumer.testing.Recorded;
import io.bookmaru.events.Topics;
import io.bookmaru.testing.WithInfrastructure;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataAccessResourceFailureException;

@SpringBootTest(classes = ConsumerUnderTest.class)
@WithInfrastructure
class DeliveryIT {
    private static final OwnTopics OWN = new OwnTopics(Topics.COMMENT_CREATED, "test");
    private static final Duration SOON = Duration.ofSeconds(20);

    @Autowired private CommentListener listener;
    @Autowired private Comments comments;
    @Autowired private DeadLetterTable deadLetters;
    @Autowired private Recorded recorded;
    @Autowired private MeterRegistry meters;

    private final String author = "author " + UUID.randomUUID();

    @Test
    void appliesEachRecordOnce() {
        var observedBefore = observedDeliveries();

        comments.send(author, 2_000);

        awaitApplied(2_000);
        assertThat(comments.appliedTwice(author)).isZero();
        assertThat(observedDeliveries() - observedBefore).isGreaterThanOrEqualTo(2_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[\"%s\"]", "{\"%s", "\"%s\"", "{\"commentId\": \"%s\"}"})
    void unreadableRecordIsADeadLetterAtOnceAndHoldsUpNothing(String template) {
        var value = template.formatted(author);

        comments.send(record(value));
        comments.send(author, 10);

        awaitApplied(10);
        awaitDeadLetters(1);
        assertThat(deadLetters.containing(author).getFirst().value()).isEqualTo(value);
        assertThat(deadLetters.containing(author).getFirst().reason()).isEqualTo("BAD_DATA");
        assertThat(recorded.in(OWN.retry(0), author)).isEmpty();
    }

    @Test
    void recordThatMeetsABugGoesThroughTheRetryTopicsOfItsConsumerIntoItsDeadLetters() {
        var tries = new AtomicInteger();
        listener.onCommentsOf(author, _ -> fail(tries.incrementAndGet()));
        var id = comments.send(author);
        var after = "after " + author;
        comments.send(after, 10);

        awaitDeadLetters(1);

        var letter = deadLetters.containing(author).getFirst();
        assertThat(letter.value()).isEqualTo(Comments.json(id, author));
        assertThat(letter.reason()).isEqualTo("BUG");
        assertThat(letter.cause()).contains("a bug").contains("IllegalStateException");
        assertThat(recorded.in(OWN.retry(0), author)).hasSize(1);
        assertThat(recorded.in(OWN.retry(1), author)).hasSize(1);
        assertThat(recorded.in(OWN.deadLetters(), author)).hasSize(1);
        assertThat(recorded.in(Topics.COMMENT_CREATED, '"' + author)).hasSize(1);
        assertThat(comments.applied(author)).isZero();
        assertThat(comments.applied(after)).isEqualTo(10);
        System.out.printf(
                "FIGURE retry topics: tried %d times, 1 record in each of 2 retry topics, 1 dead letter, 0 more in the source%n",
                tries.get());
    }

    @Test
    void recordThatARetryCanApplyIsNoDeadLetter() {
        var tries = new AtomicInteger();
        listener.onCommentsOf(
                author,
                _ -> {
                    if (tries.incrementAndGet() < 5) fail(tries.get());
                });

        comments.send(author);

        awaitApplied(1);
        assertThat(recorded.in(OWN.retry(0), author)).hasSize(1);
        assertThat(deadLetters.containing(author)).isEmpty();
    }

    @Test
    void recordThatOverflowsTheStackIsABugAndStopsNobody() {
        listener.onCommentsOf(
                author,
                _ -> {
                    throw new StackOverflowError();
                });
        comments.send(author);
        var after = "after " + author;
        comments.send(after, 10);

        awaitDeadLetters(1);
        await().atMost(SOON).until(() -> comments.applied(after) == 10);
    }

    @Test
    void outageIsWaitedForAndMakesNoDeadLetter() {
        var tries = new AtomicInteger();
        listener.onCommentsOf(
                author,
                _ -> {
                    if (tries.incrementAndGet() < 12)
                        throw new DataAccessResourceFailureException("no database");
                });

        comments.send(author, 10);

        awaitApplied(10);
        assertThat(comments.appliedTwice(author)).isZero();
        assertThat(recorded.in(OWN.retry(0), author)).isEmpty();
        assertThat(deadLetters.containing(author)).isEmpty();
    }

    @Test
    void oneBadRecordAmongManyTakesNoneWithIt() {
        listener.onCommentsOf("bad " + author, _ -> fail(0));
        for (int i = 0; i < 20; i++) {
            comments.send(author, 50);
            comments.send("bad " + author);
            comments.send(record("[\"%s\"]".formatted(author)));
        }

        awaitApplied(1_000);
        awaitDeadLetters(40);
        assertThat(comments.appliedTwice(author)).isZero();
        assertThat(comments.applied("bad " + author)).isZero();
    }

    @Test
    void typeHeaderIsNotHeeded() {
        var record = record(Comments.json(System.nanoTime(), author));
        record.headers().add("__TypeId__", "javax.management.BadAttribute".getBytes(UTF_8));

        comments.send(record);

        awaitApplied(1);
    }

    @Test
    void recordFromTheFutureIsAppliedNow() {
        var inHalfAnHour = System.currentTimeMillis() + 1_800_000;
        var value = Comments.json(System.nanoTime(), author).getBytes(UTF_8);
        comments.send(new ProducerRecord<>(Topics.COMMENT_CREATED, 2, inHalfAnHour, "1", value));

        awaitApplied(1);
    }

    private long observedDeliveries() {
        return meters.find("bookmaru.consumer.record").tag("outcome", "applied").timers().stream()
                .mapToLong(Timer::count)
                .sum();
    }

    private static ProducerRecord<String, byte[]> record(String value) {
        return new ProducerRecord<>(Topics.COMMENT_CREATED, "1", value.getBytes(UTF_8));
    }

    private static void fail(int attempt) {
        throw new IllegalStateException("a bug, met for the %dth time".formatted(attempt));
    }

    private void awaitApplied(int count) {
        await().atMost(SOON).until(() -> comments.applied(author) == count);
    }

    private void awaitDeadLetters(int count) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(deadLetters.containing(author)).hasSize(count));
    }
}
