package io.bookmaru.preference.reaction;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bookmaru.events.ReactionChanged;
import io.bookmaru.preference.ledger.Reaction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.data.redis.RedisSystemException;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.ScanOptions;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Repository;

/// One hash per partition, `pref:{3}:buffer`: a field `child:book` with the newest
/// `revision:kind:offset`, a field `child` for each child with a reaction in it, and beside them
/// the epoch and the next offset. They live in one hash so that Redis cannot lose the one and keep
/// the other.
@Repository
class ReactionBuffer {

    enum Added {
        ADDED,
        REFUSED,
        FULL
    }

    private static final RedisScript<String> OPEN = script("open", String.class);
    private static final RedisScript<String> ADD = script("add", String.class);
    private static final RedisScript<Long> SET_ASIDE = script("set-aside", Long.class);
    private static final RedisScript<Long> DISCARD = script("discard", Long.class);
    private static final RedisScript<Long> FORGET = script("forget", Long.class);
    private static final int FIELDS_PER_SCAN = 2_000;

    private final StringRedisTemplate redis;
    private final BufferProperties properties;

    ReactionBuffer(StringRedisTemplate redis, BufferProperties properties) {
        this.redis = redis;
        this.properties = properties;
    }

    /// Empties the partition's buffer and gives it to one epoch.
    ///
    /// @param received the offset up to which records have been received, applied or not
    void open(int partition, long epoch, long nextOffset, long received) {
        var keys = List.of(bufferKey(partition));
        run(() -> redis.execute(OPEN, keys, text(epoch), text(nextOffset), text(received)));
    }

    /// Keeps the newer reaction for each child and book. Changes nothing unless the buffer belongs
    /// to this epoch and goes on at exactly `from`.
    Added add(int partition, long epoch, long from, long to, List<Received> reactions) {
        var arguments = new ArrayList<String>(4 + 3 * reactions.size());
        arguments.addAll(List.of(text(epoch), text(from), text(to), text(properties.maxFields())));
        for (var received : reactions) {
            arguments.add(text(received.reaction().childId()));
            arguments.add(field(received.reaction()));
            arguments.add(value(received));
        }
        var keys = List.of(bufferKey(partition));
        return Added.valueOf(run(() -> redis.execute(ADD, keys, arguments.toArray())));
    }

    /// Moves the buffer aside, under a name that is used once.
    ///
    /// @return how many reactions; empty when the buffer is not this epoch's at that offset, or
    ///   what was set aside before has not been discarded
    OptionalInt setAside(int partition, long epoch, long nextOffset, String key) {
        var keys = List.of(bufferKey(partition), key);
        var reactions = run(() -> redis.execute(SET_ASIDE, keys, text(epoch), text(nextOffset)));
        return reactions < 0 ? OptionalInt.empty() : OptionalInt.of(Math.toIntExact(reactions));
    }

    static String newDrainKey(int partition, long epoch, long nextOffset) {
        return "pref:{%d}:drain:%d:%d".formatted(partition, epoch, nextOffset);
    }

    /// Sorted by child, then book.
    ///
    /// @throws SetAsideLostException when any of them is missing or is not what was put there
    List<Reaction> read(SetAside setAside) {
        var reactions = run(() -> scan(setAside));
        if (reactions.size() != setAside.reactions())
            throw new SetAsideLostException(setAside, reactions.size());
        return reactions.stream()
                .sorted(
                        Comparator.comparingLong(Reaction::childId)
                                .thenComparingLong(Reaction::bookId))
                .toList();
    }

    /// A scan may return a field twice, but a hash that nobody writes to loses none.
    private Set<Reaction> scan(SetAside setAside) {
        var reactions = new HashSet<Reaction>();
        var options = ScanOptions.scanOptions().count(FIELDS_PER_SCAN).build();
        try (var fields = redis.<String, String>opsForHash().scan(setAside.key(), options)) {
            fields.forEachRemaining(field -> {
                var colon = field.getKey().indexOf(':');
                if (colon > 0) reactions.add(reaction(field.getKey(), colon, field.getValue()));
            });
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new SetAsideLostException(setAside, e);
        }
        return reactions;
    }

    private static Reaction reaction(String field, int colon, String value) {
        var kind = value.indexOf(':') + 1;
        var offset = value.lastIndexOf(':') + 1;
        return new Reaction(
                Long.parseLong(field, 0, colon, 10),
                Long.parseLong(field, colon + 1, field.length(), 10),
                ReactionChanged.Kind.valueOf(value.substring(kind, offset - 1)),
                Long.parseLong(value, 0, kind - 1, 10));
    }

    private static String field(Reaction reaction) {
        return reaction.childId() + ":" + reaction.bookId();
    }

    private static String value(Received received) {
        var reaction = received.reaction();
        return reaction.revision() + ":" + reaction.kind() + ":" + received.offset();
    }

    /// Where in its partition the record of a reaction is that was set aside.
    ///
    /// @throws SetAsideLostException when Redis no longer has it
    long offsetOf(Reaction reaction, SetAside setAside) {
        var value =
                run(() -> redis.<String, String>opsForHash().get(setAside.key(), field(reaction)));
        if (value == null) throw new SetAsideLostException(setAside, 0);
        return Long.parseLong(value, value.lastIndexOf(':') + 1, value.length(), 10);
    }

    void discard(SetAside setAside) {
        var keys = List.of(bufferKey(setAside.partition().partition()), setAside.key());
        run(() -> redis.execute(DISCARD, keys));
    }

    /// Whether any of the partitions may hold a reaction of the child: it does, or it is missing
    /// what it had received before. Asks for all of them at once.
    boolean mayHold(long childId, List<Integer> partitions) {
        var child = text(childId);
        var fields = Stream.of("next", "received", child, "drain").map(ReactionBuffer::bytes);
        var wanted = fields.toArray(byte[][]::new);
        var held = run(() -> redis.executePipelined(asking(partitions, wanted)));
        return held.stream().anyMatch(values -> mayHold(child, (List<?>) values));
    }

    private static RedisCallback<?> asking(List<Integer> partitions, byte[][] fields) {
        return redis -> {
            for (var p : partitions) redis.hashCommands().hMGet(bytes(bufferKey(p)), fields);
            return null;
        };
    }

    private boolean mayHold(String child, List<?> held) {
        if (!(held.get(0) instanceof String next) || !(held.get(1) instanceof String received))
            return true;
        if (Long.parseLong(next) < Long.parseLong(received)) return true;
        if (held.get(2) != null) return true;
        return held.get(3) instanceof String drain
                && run(() -> redis.opsForHash().hasKey(drain, child));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    void forget(long childId, List<Integer> partitions) {
        for (int partition : partitions)
            run(() -> redis.execute(FORGET, List.of(bufferKey(partition)), text(childId)));
    }

    /// A Redis that answers "out of memory" or "loading" is down for a while, not broken.
    private static <T> T run(Supplier<T> command) {
        try {
            return command.get();
        } catch (RedisSystemException e) {
            throw new TransientDataAccessResourceException("Redis refuses", e);
        }
    }

    private static String bufferKey(int partition) {
        return "pref:{%d}:buffer".formatted(partition);
    }

    private static String text(long number) {
        return Long.toString(number);
    }

    private static <T> RedisScript<T> script(String name, Class<T> answer) {
        return RedisScript.of(new ClassPathResource("lua/" + name + ".lua"), answer);
    }
}
