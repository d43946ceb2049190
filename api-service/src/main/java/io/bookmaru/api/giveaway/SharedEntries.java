package io.bookmaru.api.giveaway;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.stream.Collectors.groupingBy;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.ScanOptions;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/// Who has entered, as far as Redis knows: what one instance has confirmed another need not send to
/// the log again. It may lose all of it at any time, and then a repeat costs a record more.
///
/// What is asked and told at the same time goes there in one piece. Nobody waits long for it, and
/// while it is away nobody asks.
@Component
class SharedEntries implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(SharedEntries.class);
    private static final long PATIENCE_MILLIS = 100;

    /// An exchange costs the same for one question and for many.
    private static final long GATHER_MILLIS = 4;

    private static final Duration AWAY = Duration.ofSeconds(1);
    private static final int AT_ONCE = 1_000;
    private static final int MOST_WAITING = 20_000;

    /// Of a receipt: enough to tell it from all others, and it says nothing to who sees it.
    private static final int MARK_BYTES = 16;

    private final BlockingQueue<Message> messages = new ArrayBlockingQueue<>(MOST_WAITING);
    private final StringRedisTemplate redis;
    private final Clock clock;
    private volatile Instant awayUntil = Instant.MIN;
    private volatile boolean running;

    /// @param answer of a question; null when it is told
    private record Message(
            Giveaway giveaway, byte[] mark, @Nullable CompletableFuture<Boolean> answer) {}

    SharedEntries(StringRedisTemplate redis, Clock clock) {
        this.redis = redis;
        this.clock = clock;
    }

    boolean contains(Giveaway giveaway, byte[] receipt) {
        if (isAway()) return false;
        var answer = new CompletableFuture<Boolean>();
        if (!messages.offer(new Message(giveaway, mark(receipt), answer))) return false;
        try {
            return answer.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Belongs behind the confirmation by the log.
    void add(Giveaway giveaway, byte[] receipt) {
        if (!isAway()) messages.offer(new Message(giveaway, mark(receipt), null));
    }

    /// All that Redis knows of a giveaway, read in pieces, so that it holds up nobody else.
    Set<ByteBuffer> marks(long giveawayId) {
        var marks = new HashSet<ByteBuffer>();
        var some = ScanOptions.scanOptions().count(AT_ONCE).build();
        redis.execute(
                (RedisCallback<@Nullable Object>)
                        connection -> {
                            try (var all =
                                    connection.setCommands().sScan(keyBytes(giveawayId), some)) {
                                all.forEachRemaining(mark -> marks.add(ByteBuffer.wrap(mark)));
                            }
                            return null;
                        });
        return marks;
    }

    static byte[] mark(byte[] receipt) {
        return Arrays.copyOf(receipt, MARK_BYTES);
    }

    static String key(long giveawayId) {
        return "giveaway:" + giveawayId;
    }

    private boolean isAway() {
        return clock.instant().isBefore(awayUntil);
    }

    private void exchangeUntilStopped() {
        var next = new ArrayList<Message>();
        while (running) {
            try {
                var first = messages.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
                if (first == null) continue;
                next.add(first);
                Thread.sleep(GATHER_MILLIS);
                messages.drainTo(next, AT_ONCE);
                exchange(next);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException | Error e) {
                awayUntil = clock.instant().plus(AWAY);
                log.warn("Entries are not shared for {}: {}", AWAY, e.toString());
            } finally {
                next.forEach(message -> answer(message, false));
                next.clear();
            }
        }
    }

    private void exchange(List<Message> next) {
        var asked =
                next.stream().filter(m -> m.answer != null).collect(groupingBy(SharedEntries::id));
        var told =
                next.stream().filter(m -> m.answer == null).collect(groupingBy(SharedEntries::id));
        var answers =
                redis.executePipelined(
                        (RedisCallback<@Nullable Object>)
                                connection -> {
                                    asked.forEach((id, messages) ->
                                            connection
                                                    .setCommands()
                                                    .sMIsMember(keyBytes(id), marks(messages)));
                                    told.forEach((id, messages) -> tell(connection, id, messages));
                                    return null;
                                },
                        null);
        int answer = 0;
        for (var messages : asked.values()) {
            var known = (List<?>) answers.get(answer++);
            for (int i = 0; i < messages.size(); i++)
                answer(messages.get(i), Boolean.TRUE.equals(known.get(i)));
        }
    }

    private static void tell(RedisConnection connection, long id, List<Message> messages) {
        connection.setCommands().sAdd(keyBytes(id), marks(messages));
        var closesAt = messages.getFirst().giveaway.closesAt();
        connection
                .keyCommands()
                .expireAt(keyBytes(id), closesAt.plus(Duration.ofDays(1)).getEpochSecond());
    }

    private static void answer(Message message, boolean known) {
        if (message.answer != null) message.answer.complete(known);
    }

    private static long id(Message message) {
        return message.giveaway.id();
    }

    private static byte[] keyBytes(long id) {
        return key(id).getBytes(US_ASCII);
    }

    private static byte[][] marks(List<Message> messages) {
        return messages.stream().map(Message::mark).toArray(byte[][]::new);
    }

    @Override
    public void start() {
        running = true;
        Thread.ofPlatform().name("shared-entries").daemon().start(this::exchangeUntilStopped);
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
