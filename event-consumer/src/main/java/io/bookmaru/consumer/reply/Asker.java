package io.bookmaru.consumer.reply;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.bookmaru.consumer.EventReader;
import io.bookmaru.events.Event;
import io.bookmaru.publisher.EventRecords;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.ProducerFactory;

/// Asks another service over Kafka and waits for its reply.
///
/// A reply belongs to a request when its key and its payload both name the request's id; no header
/// is read. Replies to others, late ones, repeated ones and unreadable ones disturb nobody. Nothing
/// is kept: who needs the request to arrive in the end leaves it in the outbox when no answer came.
public class Asker<A extends Event> implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Asker.class);
    private static final int ID_LENGTH = UUID.randomUUID().toString().length();

    /// Before the web server: it takes no request before replies can be heard, and when it stops it
    /// waits for those in progress while they still can.
    private static final int PHASE = 0;

    private final Exchange<A> exchange;
    private final ProducerFactory<String, byte[]> producers;
    private final EventRecords records;
    private final EventReader reader;
    private final ReplyReader replies;
    private final Semaphore places;
    private final Map<String, CompletableFuture<Optional<A>>> waiting = new ConcurrentHashMap<>();

    Asker(
            Exchange<A> exchange,
            ProducerFactory<String, byte[]> producers,
            Map<String, Object> consumerConfig,
            EventRecords records,
            EventReader reader) {
        this.exchange = exchange;
        this.producers = producers;
        this.records = records;
        this.reader = reader;
        this.replies = new ReplyReader(exchange.replies(), consumerConfig, this::take);
        this.places = new Semaphore(exchange.atMost());
    }

    /// Sends nothing when this instance does not hear replies, as while Kafka is away, or when too
    /// many callers wait already. Waits in no case longer than the exchange allows.
    ///
    /// @param requestId of this request alone
    /// @return empty when there is no answer, or none in time; the request may have arrived
    public Optional<A> ask(String key, Event request, UUID requestId) {
        var record = records.record(exchange.requests(), key, request);
        if (!places.tryAcquire()) return Optional.empty();
        var id = requestId.toString();
        var answer = new CompletableFuture<Optional<A>>();
        try {
            if (waiting.putIfAbsent(id, answer) != null) {
                throw new IllegalStateException("Somebody waits for request " + id + " already");
            }
            // Looked at after the caller is in the list, so that a stop in between finds it there.
            if (!replies.areHeard()) return Optional.empty();
            Thread.startVirtualThread(() -> send(record, answer));
            return answer.get(exchange.answerWithin().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            waiting.remove(id, answer);
            places.release();
        }
    }

    /// Not in the caller's thread: a producer that knows nothing of the topic blocks until it does.
    private void send(
            ProducerRecord<String, byte[]> record, CompletableFuture<Optional<A>> answer) {
        try {
            producers
                    .createProducer()
                    .send(
                            record,
                            (_, failure) -> {
                                if (failure != null) giveUp(answer, failure);
                            });
        } catch (RuntimeException e) {
            giveUp(answer, e);
        }
    }

    private void giveUp(CompletableFuture<Optional<A>> answer, Exception failure) {
        log.warn("Request not sent to {}: {}", exchange.requests(), failure.toString());
        answer.complete(Optional.empty());
    }

    private void take(ConsumerRecord<byte[], byte[]> reply) {
        var key = reply.key();
        if (key == null || key.length != ID_LENGTH) return;
        var id = new String(key, ISO_8859_1);
        var answer = waiting.get(id);
        if (answer == null) return;
        try {
            var read = reader.read(reply, exchange.replyType());
            if (id.equals(String.valueOf(exchange.requestOf().apply(read)))) {
                answer.complete(Optional.of(read));
            }
        } catch (RuntimeException e) {
            log.warn("Unreadable reply to {}: {}", id, e.toString());
        }
    }

    /// Waits until replies can be heard, but not for ever: the service has other things to do while
    /// Kafka is away.
    @Override
    public void start() {
        replies.start(exchange.answerWithin());
    }

    /// Who waits is told at once that there is no answer.
    @Override
    public void stop() {
        replies.stop();
        waiting.values().forEach(answer -> answer.complete(Optional.empty()));
    }

    @Override
    public boolean isRunning() {
        return replies.isRunning();
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
