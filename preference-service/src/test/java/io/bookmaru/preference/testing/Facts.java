package io.bookmaru.preference.testing;

import io.bookmaru.events.BookChanged;
import io.bookmaru.events.ChildChanged;
import io.bookmaru.events.Event;
import io.bookmaru.events.MbtiTraits;
import io.bookmaru.events.MemberErased;
import io.bookmaru.events.ReactionChanged;
import io.bookmaru.events.Topics;
import io.bookmaru.preference.ledger.Reaction;
import io.bookmaru.publisher.EventIds;
import io.bookmaru.publisher.EventRecords;
import io.bookmaru.testing.erasure.OldEvents;
import java.time.Instant;
import java.time.Year;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaTemplate;

/// Tells the service what api-service would tell it. Returns once Kafka has it.
@TestComponent
public class Facts {
    public static final long PARENT = 42;
    private static final AtomicLong ids = new AtomicLong(1_000);

    private final KafkaTemplate<String, byte[]> kafka;
    private final EventRecords records;
    private final JdbcClient jdbc;

    Facts(KafkaTemplate<String, byte[]> kafka, EventRecords records, JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.kafka = kafka;
        this.records = records;
    }

    public static long newId() {
        return ids.incrementAndGet();
    }

    /// Six years old this year, of [#PARENT].
    public long child() {
        var id = newId();
        child(id, PARENT, 1, ChildChanged.Kind.REGISTERED, Year.now().getValue() - 6);
        return id;
    }

    public void child(
            long id, long parent, long revision, ChildChanged.Kind kind, Integer birthYear) {
        send(
                Topics.CHILD_CHANGED,
                id,
                new ChildChanged(
                        EventIds.next(), Instant.now(), id, parent, revision, kind, birthYear));
    }

    public long book(List<String> genres, List<String> topics, MbtiTraits mbti) {
        var id = newId();
        book(id, 1, genres, topics, mbti);
        return id;
    }

    public void book(
            long id, long revision, List<String> genres, List<String> topics, MbtiTraits mbti) {
        send(
                Topics.BOOK_CHANGED,
                id,
                new BookChanged(
                        EventIds.next(),
                        Instant.now(),
                        id,
                        revision,
                        "책 " + id,
                        "이바다",
                        null,
                        2020,
                        genres,
                        topics,
                        mbti,
                        4,
                        8));
    }

    public void reaction(long child, long book, ReactionChanged.Kind kind, long revision) {
        reactions(List.of(new Reaction(child, book, kind, revision)));
    }

    /// In this order.
    public void reactions(List<Reaction> reactions) {
        var sent =
                reactions.stream()
                        .map(r ->
                                new ReactionChanged(
                                        EventIds.next(),
                                        Instant.now(),
                                        r.childId(),
                                        r.bookId(),
                                        r.kind(),
                                        r.revision()))
                        .map(e -> records.record(Topics.BOOK_LIKE, Long.toString(e.childId()), e))
                        .map(kafka::send)
                        .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(sent).join();
    }

    public void memberErased(long member, List<Long> children) {
        send(
                Topics.MEMBER_ERASED,
                member,
                new MemberErased(EventIds.next(), Instant.now(), member, children));
    }

    /// Returns once the service has been through it.
    public void again(String topic, long key, Event event) {
        var sent = kafka.send(records.record(topic, Long.toString(key), event)).join();
        OldEvents.awaitApplied(jdbc, sent.getRecordMetadata());
    }

    public void unreadable(String topic, long key, String value) {
        kafka.send(topic, Long.toString(key), value.getBytes()).join();
    }

    private void send(String topic, long key, Event event) {
        kafka.send(records.record(topic, Long.toString(key), event)).join();
    }
}
