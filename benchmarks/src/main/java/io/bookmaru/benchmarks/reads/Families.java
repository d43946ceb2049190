package io.bookmaru.benchmarks.reads;

import io.bookmaru.events.BookChanged;
import io.bookmaru.events.ChildChanged;
import io.bookmaru.events.Event;
import io.bookmaru.events.MbtiTraits;
import io.bookmaru.events.ReactionChanged;
import io.bookmaru.events.Topics;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import tools.jackson.databind.json.JsonMapper;

/// A catalogue, children of as many parents and their reactions, as the events that tell of them.
/// Some books are liked far more than others. The same ones each time.
record Families(int books, int children, int reactionsPerChild) {
    private static final int GENRES = 16;
    private static final int TOPICS = 60;

    /// Of 1 to the number of children, the child and its parent have the same.
    void tell(String bootstrapServers) {
        var random = new Random(8);
        try (var telling = new Telling(bootstrapServers)) {
            for (var book = 1; book <= books; book++)
                telling.send(Topics.BOOK_CHANGED, book, book(book, random));
            for (var child = 1; child <= children; child++)
                telling.send(Topics.CHILD_CHANGED, child, child(child, random));
            for (var child = 1; child <= children; child++) {
                var reacted = new HashSet<Integer>();
                while (reacted.size() < reactionsPerChild) {
                    var book = 1 + (int) (books * Math.pow(random.nextDouble(), 3));
                    if (reacted.add(book))
                        telling.send(Topics.BOOK_LIKE, child, reaction(child, book, random));
                }
            }
        }
    }

    int reactions() {
        return children * reactionsPerChild;
    }

    private static BookChanged book(long id, Random random) {
        var from = random.nextInt(3, 10);
        return new BookChanged(
                UUID.randomUUID(),
                Clock.systemUTC().instant(),
                id,
                1,
                "책 " + id,
                "이바다",
                null,
                2020,
                names("genre", GENRES, 1 + random.nextInt(3), random),
                names("topic", TOPICS, 2 + random.nextInt(3), random),
                new MbtiTraits(trait(random), trait(random), trait(random), trait(random)),
                from,
                from + 5);
    }

    private static List<String> names(String prefix, int of, int count, Random random) {
        return IntStream.generate(() -> random.nextInt(of))
                .distinct()
                .limit(count)
                .mapToObj(i -> prefix + "-" + i)
                .toList();
    }

    private static double trait(Random random) {
        return random.nextInt(-10, 11) / 10.0;
    }

    private static ChildChanged child(long id, Random random) {
        return new ChildChanged(
                UUID.randomUUID(),
                Clock.systemUTC().instant(),
                id,
                id,
                1,
                ChildChanged.Kind.REGISTERED,
                Clock.systemUTC().instant().atOffset(ZoneOffset.UTC).getYear()
                        - random.nextInt(4, 12));
    }

    private static ReactionChanged reaction(long child, long book, Random random) {
        return new ReactionChanged(
                UUID.randomUUID(),
                Clock.systemUTC().instant(),
                child,
                book,
                random.nextInt(5) == 0 ? ReactionChanged.Kind.DISLIKE : ReactionChanged.Kind.LIKE,
                1);
    }

    /// Closing it waits until Kafka has everything.
    private static final class Telling implements AutoCloseable {
        private final JsonMapper json = JsonMapper.builder().build();
        private final KafkaProducer<String, byte[]> kafka;

        Telling(String bootstrapServers) {
            kafka =
                    new KafkaProducer<>(
                            Map.of("bootstrap.servers", bootstrapServers),
                            new StringSerializer(),
                            new ByteArraySerializer());
        }

        void send(String topic, long key, Event event) {
            kafka.send(
                    new ProducerRecord<>(topic, Long.toString(key), json.writeValueAsBytes(event)));
        }

        @Override
        public void close() {
            kafka.close();
        }
    }
}
